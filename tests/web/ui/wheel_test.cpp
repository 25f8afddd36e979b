#include "web/ui/wheel.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/web/ui/ui_frame.hpp"

using namespace descent;

namespace {

// A list of 900 × 900 pixels in a card of 400 × 300, on a page of 1500 in a window of 600.
struct ListOnPage {
  float page = 0, list = 0, across = 0;  // how far they are scrolled
  UiFrames frames{[this] { draw(); }};

  ListOnPage() {
    frames.move({100, 150});
    frames.take_input();
  }
  void draw() {
    ImGui::BeginChild("page", {800, 600});
    ImGui::BeginChild("list", {400, 300}, 0,
                      ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoScrollbar);
    ImGui::Dummy({900, 900});
    list = ImGui::GetScrollY();
    across = ImGui::GetScrollX();
    ImGui::EndChild();
    ImGui::Dummy({100, 1200});
    page = ImGui::GetScrollY();
    ImGui::EndChild();
  }
  void wheel(float notches) {
    ImGui::GetIO().AddMouseWheelEvent(0, notches);
    frames.take_input();
    frames.frame();
  }
};

}  // namespace

TEST_CASE_METHOD(ListOnPage, "a list that is at its end lets the page scroll") {
  while (page == 0) {
    const float before = list;
    wheel(-1);
    REQUIRE((list > before || page > 0));
  }
  CHECK(list == 600);
  for (int i = 0; i < 3; ++i) {
    const float before = page;
    wheel(-1);
    CHECK(page > before);
  }
  wheel(1);  // back: the page goes on with the wheel while it can
  CHECK(list == 600);
}

TEST_CASE_METHOD(ListOnPage, "with Shift the wheel goes across: nothing scrolls up or down") {
  while (list < 600) wheel(-1);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
  wheel(-1);
  CHECK(across > 20);
  CHECK(page == 0);
}

TEST_CASE_METHOD(ListOnPage, "what can scroll itself keeps the wheel, either way") {
  wheel(1);  // both are at their beginning
  CHECK(list == 0);
  CHECK(page == 0);
  wheel(-1);
  CHECK(list > 20);
  CHECK(page == 0);
}
