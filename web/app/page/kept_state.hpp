#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/experiment/saved_runs.hpp"
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
  std::shared_ptr<const Trained> trained;        // null: nothing yet
  bool playing = false;                          // it was under way when it was kept
  bool pinned = false;                           // see Run
  std::shared_ptr<const SavedSeeds> seeds = {};  // kept with what is trained; null: none
};
struct KeptState {
  View view;                      // its scene, theme and options
  std::vector<KeptScene> scenes;  // the runs of those that have been visited
};

// A state as the browser keeps it: a head, which is JSON and says how many bytes follow for each
// scene, and these bytes: the weights exactly, the history and the predictions as 32-bit floats,
// what the training needs to go on (kept_continuation.hpp), and what other seeds came to. They are
// handed out in pieces, so that none holds the page's thread for long, whatever the size of a
// model.
class KeptPieces {
 public:
  explicit KeptPieces(KeptState state);

  const std::string& head() const { return head_; }
  // The next bytes, at most so many (at least 4096); none at the end. They stay until the next
  // call.
  std::span<const std::uint8_t> next(std::size_t most);

 private:
  // Bytes that somebody holds, or the rows of a history, which are made when they are asked for.
  struct Part {
    std::span<const std::uint8_t> bytes;
    const EpochLog* rows = nullptr;
  };
  void add_parts(const KeptScene& kept);
  std::span<const std::uint8_t> next_epochs(const EpochLog& epochs, std::size_t most);

  KeptState state_;
  std::string head_;
  std::vector<Part> parts_;
  std::size_t part_ = 0, done_ = 0;  // what comes next
  std::vector<float> rows_;
};

// An Error where it is broken, or of another version.
KeptState parse_kept_state(std::string_view head, std::span<const std::uint8_t> bytes);

}  // namespace descent
