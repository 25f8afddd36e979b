#include "web/frame/locked_controls.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"

using namespace descent;
using namespace descent::tests;

TEST_CASE("controls belong to the part that locks them, whichever their number") {
  CHECK(part_of_control("play") == Part::play);
  CHECK(part_of_control("layer12.units.more") == Part::layers);
  CHECK(part_of_control("layer1.activation") == Part::activation);
  CHECK(part_of_control("point7.x") == Part::own_data);
  CHECK(part_of_control("data.spiral") == Part::dataset);
  CHECK(part_of_control("hand.w") == Part::layers);
  for (const char* other :
       {"data", "layer1.name", "layer1", "hand.weight", "output_map", "points", "prediction"}) {
    INFO(other);
    CHECK_FALSE(part_of_control(other));
  }
}

TEST_CASE("why a control is locked: by a lesson's step, or on this page, with the part around it") {
  App app = app_of_presets();
  CHECK(lock_reasons(app) == nullptr);
  app.apply(OpenLink{"#descent=1&experiment=(data:(name:circle))&lock=transport"});
  CHECK(lock_reasons(app)("play") == "\"play\" is locked on this page.");
  CHECK(lock_reasons(app)("noise").empty());
  app.apply(SetLessonParts{PageParts{{}, {Part::noise}}, false, "mine"});
  CHECK(lock_reasons(app)("noise") == "\"noise\" waits in this step of the lesson.");
  CHECK(lock_reasons(app)("play") == "\"play\" is locked on this page.");
}
