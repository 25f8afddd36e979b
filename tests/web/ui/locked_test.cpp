#include "web/ui/locked.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/web/ui/ui_frame.hpp"
#include "web/ui/sought.hpp"

using namespace descent;

TEST_CASE(
    "a locked control is told as unavailable, with the reason, and drawn over; a picture is not") {
  UiFrames frames([] {
    ui::button("play", "Train", "Trains");
    ui::button("reset", "Reset", "Begins anew");
    ui::press_area("play.picture", {{200, 20}, {260, 60}},
                   {.role = ui::Role::img, .label = "A map"});
  });
  const auto control = [](const char* id) { return ui::newest_mark(id)->control; };
  const auto drawn = [] { return ImGui::FindWindowByName("##root")->DrawList->VtxBuffer.Size; };
  const int before = drawn();
  ui::set_lock_reasons([](std::string_view id) {
    return std::string(id.starts_with("play") ? "It waits in this step." : "");
  });
  frames.frame();
  CHECK_FALSE(control("play").enabled);
  CHECK(control("play").hint == "It waits in this step.");
  CHECK(control("reset").enabled);
  CHECK(control("reset").hint == "Begins anew");
  CHECK(control("play.picture").enabled);
  CHECK(drawn() > before);
  ui::set_lock_reasons(nullptr);
  frames.frame();
  CHECK(control("play").enabled);
  CHECK(drawn() == before);
}

TEST_CASE("a control that is sought is scrolled into view once, as soon as it is there") {
  bool there = true;
  UiFrames frames([&] {
    const ui::Card card("card", {{0, 0}, {400, 300}}, "Settings");
    ui::button("first", "First");
    ui::take_rect(900);
    if (there) ui::button("far", "Far down");
  });
  const auto seen = [](const char* id) {
    const ui::Mark* mark = ui::newest_mark(id);
    return mark != nullptr && mark->seen.height() == mark->rect.height();
  };
  const auto some_frames = [&] {
    for (int i = 0; i < 15; ++i) frames.frame();
  };
  CHECK_FALSE(seen("far"));
  ui::seek("far");
  some_frames();
  CHECK(seen("far"));
  CHECK(ui::sought().empty());
  CHECK_FALSE(seen("first"));
  ui::seek("first");
  some_frames();
  CHECK(seen("first"));

  there = false;
  frames.frame();
  ui::seek("far");
  some_frames();
  CHECK(ui::sought() == "far");
  there = true;
  some_frames();
  CHECK(seen("far"));

  ui::seek("none");
  ui::seek("");
  CHECK(ui::sought().empty());
}
