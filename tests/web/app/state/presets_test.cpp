#include "web/app/state/presets.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"

namespace descent {

TEST_CASE("the scene called Digits opens on digits, and its sets have one name each") {
  const std::vector<Preset> presets = tests::all_presets();
  const auto is_digits = [](const Preset& preset) { return preset.scene == Scene::digits; };
  const auto first = std::find_if(presets.begin(), presets.end(), is_digits);
  REQUIRE(first != presets.end());
  CHECK(first->experiment.data.name == "mnist");
  CHECK(first->experiment.data.train_limit == 10000);  // a small download
  for (const Preset& preset : presets) {
    if (is_digits(preset)) {
      CHECK(preset.title.starts_with(data_set_info(preset.experiment.data.name).title));
    }
  }
}

}  // namespace descent
