#include "web/app/state/presets.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"

namespace descent {

TEST_CASE("the scene Images opens on digits, and its sets have one name each") {
  const std::vector<Preset> presets = tests::all_presets();
  const auto is_of_images = [](const Preset& preset) { return preset.scene == Scene::images; };
  const auto first = std::find_if(presets.begin(), presets.end(), is_of_images);
  REQUIRE(first != presets.end());
  CHECK(first->experiment.data.name == "mnist");
  CHECK(first->experiment.data.train_limit == 10000);  // a small download
  for (const Preset& preset : presets) {
    if (is_of_images(preset)) {
      CHECK(preset.title.starts_with(data_set_info(preset.experiment.data.name).title));
    }
  }
}

}  // namespace descent
