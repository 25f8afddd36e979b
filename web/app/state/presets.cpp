#include "web/app/state/presets.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/file.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_text.hpp"
#include "web/app/state/scene_of.hpp"

namespace descent {
namespace {

std::string read_file(const std::string& path) {
  std::optional<std::string> bytes = file_bytes(path);
  if (!bytes) throw Error(tr("Cannot read {0}.", path));
  return *std::move(bytes);
}

}  // namespace

std::vector<Preset> load_presets(const std::string& directory) {
  const std::string index_path = directory + "/index.json";
  std::vector<Preset> presets;
  try {
    for (const Json& entry : parse_plain_json(read_file(index_path))) {
      Preset preset;
      preset.id = entry.at("id");
      preset.title = entry.at("title");
      preset.about = entry.at("about");
      preset.show_test_data = entry.value("show_test_data", false);
      preset.epochs_per_second = entry.value("epochs_per_second", 0.0);
      preset.next = entry.value("next", "");
      const std::string path = directory + "/" + preset.id + ".json";
      try {
        preset.experiment = parse_experiment(read_file(path));
      } catch (const Error& error) {
        throw Error(path + ": " + error.what());
      }
      preset.scene = scene_of(preset.experiment);
      presets.push_back(std::move(preset));
    }
  } catch (const Json::exception& error) {
    throw Error(tr("{0} cannot be read: {1}", index_path, error.what()));
  }
  return presets;
}

}  // namespace descent
