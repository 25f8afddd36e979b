#include "web/ui/event_queue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <vector>

#include "tests/web/ui/ui_frame.hpp"

using namespace descent;

TEST_CASE("event queue: where a drag ends counts, though one frame gets the way and the release") {
  double value = 0;
  UiFrames frames([&] {
    ui::SliderRange range;
    range.max = 100;
    if (const auto chosen = ui::slider("share", "Share", value, range)) value = *chosen;
  });
  const Rect groove = UiFrames::place("share");
  const float y = groove.center().y;
  frames.press({groove.min.x, y});
  frames.take_input();
  CHECK(value == 0);
  frames.move({groove.min.x + groove.width() / 4, y});
  frames.release({groove.max.x, y});
  frames.take_input();
  CHECK(value == 100);
  frames.move({groove.min.x, y});
  frames.take_input();
  CHECK(value == 100);
}

TEST_CASE("event queue: all places of a stroke are there, in their order") {
  std::vector<ImVec2> seen;
  UiFrames frames([&] {
    for (const ImVec2 place : ui::pointer_path()) seen.push_back(place);
  });
  frames.press({10, 10});
  frames.take_input();
  seen.clear();
  for (const float x : {20.f, 30.f, 40.f}) frames.move({x, 10});
  frames.move({40, 50});
  frames.frame();
  REQUIRE(seen.size() == 4);
  CHECK(seen[0].x == 20);
  CHECK(seen[2].x == 40);
  CHECK(seen[3].y == 50);
  frames.frame();
  CHECK(seen.size() == 4);
}

TEST_CASE("event queue: what a finger leaves behind is no place") {
  std::size_t places = 0;
  UiFrames frames([&] { places += ui::pointer_path().size(); });
  frames.move({-FLT_MAX, -FLT_MAX});
  frames.frame();
  CHECK(places == 0);
}

TEST_CASE("event queue: a hundred presses take effect before the next picture") {
  int pressed = 0;
  UiFrames frames([&] {
    if (ui::button("more", "More")) ++pressed;
  });
  const ImVec2 at = UiFrames::place("more").center();
  for (int i = 0; i < 100; ++i) frames.click(at);
  frames.take_input();
  CHECK(pressed == 100);
}
