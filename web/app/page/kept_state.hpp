#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/training/trained.hpp"
#include "web/app/state/view.hpp"

namespace descent {

// What a reload of the page brings back.
struct KeptScene {
  Scene scene = Scene::playground;
  // Of several runs of a scene, which follow each other: what each is called, and which is shown.
  std::string label = {};
  bool shown = true;
  Experiment experiment;
  std::string preset_id;
  std::shared_ptr<const Trained> trained;  // null: nothing yet
  bool playing = false;                    // it was under way when it was kept
};
struct KeptState {
  View view;                      // its scene, theme and options
  std::vector<KeptScene> scenes;  // the runs of those that have been visited
};

// A state as the browser keeps it: a head, which is JSON and says how many bytes follow for each
// scene, and these bytes, the weights exactly, the history and the predictions as 32-bit floats.
// They are handed out in pieces, so that none holds the page's thread for long, whatever the size
// of a model.
class KeptPieces {
 public:
  explicit KeptPieces(KeptState state);

  const std::string& head() const { return head_; }
  // The next bytes, at most so many (at least 4096); none at the end. They stay until the next
  // call.
  std::span<const std::uint8_t> next(std::size_t most);

 private:
  std::span<const std::uint8_t> next_weights(const Tensor& tensor, std::size_t most);
  std::span<const std::uint8_t> next_epochs(const History& history, std::size_t most);
  std::span<const std::uint8_t> next_predictions(const Trained& trained, std::size_t most);
  void advance();

  KeptState state_;
  std::string head_;
  // What comes next: of a scene its tensors, one after the other, then its history
  // and what it predicts.
  std::size_t scene_ = 0, part_ = 0, done_ = 0;
  std::vector<float> rows_;
};

// An Error where it is broken, or of another version.
KeptState parse_kept_state(std::string_view head, std::span<const std::uint8_t> bytes);

}  // namespace descent
