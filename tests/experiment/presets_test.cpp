#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_text.hpp"

using namespace descent;

namespace {

const std::string folder = DESCENT_SOURCE_DIR "/assets/presets/";

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  INFO(path);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("the index lists every preset, each with a title, a sentence and a scene") {
  const auto index = Json::parse(read_file(folder + "index.json"));
  std::set<std::string> listed, scenes, next;
  for (const auto& preset : index) {
    INFO(preset.dump());
    std::size_t optional = 0;
    for (const char* key : {"show_test_data", "epochs_per_second", "next"}) {
      optional += preset.contains(key);
    }
    CHECK(preset.size() == 4 + optional);
    // What is offered next is a preset too.
    if (preset.contains("next")) next.insert(preset.at("next").get<std::string>());
    if (preset.contains("show_test_data")) CHECK(preset.at("show_test_data").is_boolean());
    CHECK(listed.insert(preset.at("id").get<std::string>()).second);
    scenes.insert(preset.at("scene").get<std::string>());
    CHECK(!preset.at("title").get<std::string>().empty());
    CHECK(preset.at("about").get<std::string>().ends_with("."));
  }
  CHECK(scenes == std::set<std::string>{"line", "playground", "images"});
  for (const std::string& id : next) CHECK(listed.contains(id));

  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename() != "index.json") files.insert(entry.path().stem().string());
  }
  CHECK(files == listed);
}

TEST_CASE("every preset is an experiment") {
  for (const auto& preset : Json::parse(read_file(folder + "index.json"))) {
    const std::string path = folder + preset.at("id").get<std::string>() + ".json";
    INFO(path);
    const Experiment experiment = parse_experiment(read_file(path));
    CHECK(parse_experiment(to_json(experiment)) == experiment);
    const Dataset outline = dataset_outline(experiment);
    const Sequential model = make_model(experiment, outline.input_shape);
    CHECK_NOTHROW(target_code(outline, experiment.training.loss, model.output_size(),
                              layer_activation(model.layers().back())));
  }
}
