#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/seed_runs.hpp"

// Several runs that are compared, as one text:
//   {"descent": 1, "runs": [{"label": "A", …, "weights": […], "history": {…}, "seeds": {…}}, …],
//    "shown": 0}
// Each has the keys of a saved experiment, its label, "pinned": true of the one that the others are
// compared with, and "seeds", where it was trained from
// several:
//   {"first": 42, "seeds": 5, "epochs": 100, "courses": [{"seed": 42, "history": {…}}, …]}
// with "broke": true where a training's numbers stopped being finite.
namespace descent {

struct SavedSeeds {
  SeedOrder order;
  std::vector<SeedCourse> courses;
};
struct SavedRun {
  std::string label;
  SavedExperiment saved;
  std::optional<SavedSeeds> seeds;
  bool pinned = false;
};
struct SavedRuns {
  static constexpr std::size_t most = 8;
  std::vector<SavedRun> runs;
  std::size_t shown = 0;  // its place
  bool several = true;    // else the text was one saved experiment
};

// Of several, or of one saved experiment. An Error as of parse_saved_experiment(), which names the
// run that is wrong.
SavedRuns parse_saved_runs(std::string_view json);

// An Error where the text would be too long to be read back, or weights are not finite.
std::string to_json(const SavedRuns& runs);

}  // namespace descent
