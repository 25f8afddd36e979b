#include "tests/web/app/apps.hpp"

#include <string>
#include <utility>

namespace descent::tests {

std::vector<Preset> all_presets() {
  return load_presets(std::string(DESCENT_SOURCE_DIR) + "/assets/presets");
}

App app_of_presets(std::vector<ImageSetStatus> sets, Schedule schedule) {
  return App(all_presets(), std::move(sets), [](const ImageSetStatus&) {}, schedule);
}

App app_of(const Experiment& experiment) {
  return App({{"one", "One", "", Scene::playground, experiment}}, {}, [](const ImageSetStatus&) {});
}

}  // namespace descent::tests
