#include "web/app/state/scenes.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/web/app/apps.hpp"
#include "web/app/state/presets.hpp"
#include "web/app/state/scene_of.hpp"

using namespace descent;

TEST_CASE("the catalogue's rows are in the order of Scene, and found by their ids") {
  for (std::size_t i = 0; i < scene_count; ++i) {
    const SceneInfo& info = all_scenes()[i];
    CHECK(static_cast<std::size_t>(info.scene) == i);
    CHECK(&scene_info(info.scene) == &info);
    CHECK(scene_named(info.id) == info.scene);
    CHECK(std::string(info.hint).back() == '.');
  }
  CHECK(scene_named("digits") == Scene::images);
  CHECK_FALSE(scene_named("Line"));
  CHECK_FALSE(scene_named(""));
}

TEST_CASE("each preset is shown by one scene alone") {
  for (const Preset& preset : tests::all_presets()) {
    CAPTURE(preset.id);
    std::size_t shown = 0;
    for (const SceneInfo& info : all_scenes()) shown += info.shows(preset.experiment) ? 1 : 0;
    CHECK(shown == 1);
    CHECK(scene_info(preset.scene).shows(preset.experiment));
  }
}
