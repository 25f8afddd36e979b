#include "tests/integration/runs.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "engine/data/image_files.hpp"
#include "engine/experiment/experiment_json.hpp"

namespace descent::testing {

Experiment read_preset(const std::string& id) {
  const std::string path = DESCENT_SOURCE_DIR "/assets/presets/" + id + ".json";
  INFO(path);
  std::ifstream file(path);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return parse_experiment(text.str());
}

Experiment read_preset(const std::string& id, std::uint64_t seed) {
  Experiment experiment = read_preset(id);
  experiment.seed = seed;
  return experiment;
}

Trainer train(const Experiment& experiment) {
  static const ImageSource images = image_files_source();  // keeps what it has read
  Trainer trainer = make_trainer(experiment, images, default_kernels());
  while (!trainer.finished()) trainer.step_epoch();
  return trainer;
}

void need_image_set(const std::string& name) {
  if (!find_image_folder(name, "").empty()) return;
  std::string folders;
  for (const std::string& folder : image_folders(name, "")) folders += " " + folder;
  SKIP("The files of " << name << " are not here; looked in:" << folders
                       << ". Set DESCENT_DATA to the folder that has them.");
}

}  // namespace descent::testing
