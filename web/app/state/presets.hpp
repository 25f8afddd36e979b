#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "web/app/state/view.hpp"

namespace descent {

// An experiment known to work, with a name and a sentence on what it shows.
struct Preset {
  std::string id, title, about;
  Scene scene;
  Experiment experiment;
  bool show_test_data = false;   // what it shows is seen on the test points
  double epochs_per_second = 0;  // the pace at which it is worth watching; 0: the usual one
  std::string next = {};         // the preset to go to from there; empty: none
};

// Reads `directory`/index.json and the experiments that it lists. An Error names the file.
std::vector<Preset> load_presets(const std::string& directory);

}  // namespace descent
