#pragma once

#include <memory>
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
  Experiment experiment;
  std::string preset_id;
  std::shared_ptr<const Trained> trained;  // null: nothing yet
};
struct KeptState {
  View view;                      // its scene, theme and options
  std::vector<KeptScene> scenes;  // those that have been visited
};

// As text of at most `most_kept_characters`: browsers keep 5 million of a site. What does not fit
// is left out: of the scenes that are not shown first, and of each its training before the scene
// itself. Weights are exact, the history has seven digits.
inline constexpr std::size_t most_kept_characters = 3'000'000;
std::string to_text(const KeptState& state);

// An Error where it is broken, or of another version.
KeptState parse_kept_state(std::string_view text);

}  // namespace descent
