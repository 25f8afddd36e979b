#include "web/ui/tooltip_place.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/web/ui/ui_frame.hpp"

using namespace descent;

namespace {

constexpr ImVec2 screen{800, 600};

Rect box_of(const ui::BoxPlace& box, const std::vector<Rect>& controls) {
  const ImVec2 corner = ui::place_beside(box, controls);
  return {corner, {corner.x + box.size.x, corner.y + box.size.y}};
}

bool meet(const Rect& a, const Rect& b) {
  return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

bool on_screen(const Rect& box) {
  return box.min.x >= 0 && box.min.y >= 0 && box.max.x <= screen.x && box.max.y <= screen.y;
}

}  // namespace

TEST_CASE("tooltip place: as wanted where nothing is in the way") {
  const Rect about{{100, 100}, {200, 130}};
  const Rect box =
      box_of({{150, 40}, {160, 140}, about, {}, screen}, {about, {{500, 100}, {600, 130}}});
  CHECK(box.min.x == 160);
  CHECK(box.min.y == 140);
}

TEST_CASE("tooltip place: beside the controls around, on whichever side is free") {
  const Rect about{{300, 300}, {400, 330}};
  const Rect below{{300, 335}, {400, 400}}, above{{200, 250}, {500, 297}};
  const Rect left{{180, 300}, {297, 330}}, right{{403, 300}, {560, 330}};
  std::vector<Rect> controls = {about};
  for (const Rect& next : {below, above, left, right}) {
    controls.push_back(next);
    const Rect box = box_of({{90, 26}, {320, 335}, about, {}, screen}, controls);
    for (const Rect& control : controls) CHECK_FALSE(meet(box, control));
    CHECK(on_screen(box));
    CHECK(box.min.x > 90);  // not far away
    CHECK(box.max.x < 610);
  }
}

TEST_CASE("tooltip place: at the edges of the screen, and never under the mouse") {
  for (const ImVec2 corner : {ImVec2{0, 0}, ImVec2{760, 0}, ImVec2{0, 580}, ImVec2{760, 580}}) {
    const Rect about{corner, {corner.x + 40, corner.y + 20}};
    const ImVec2 mouse = about.center();
    const Rect pointer{{mouse.x - 3, mouse.y - 3}, {mouse.x + 11, mouse.y + 18}};
    const Rect box =
        box_of({{200, 50}, {mouse.x + 8, mouse.y + 20}, about, pointer, screen}, {about});
    CHECK(on_screen(box));
    CHECK_FALSE(meet(box, pointer));
  }
}

TEST_CASE("tooltip place: where all is full it covers the least") {
  std::vector<Rect> controls;
  for (int row = 0; row < 20; ++row) {
    for (int column = 0; column < 8; ++column) {
      // The columns leave gaps of 10, but for one of 30 to the right of the fifth.
      const auto x = static_cast<float>(column * 90 + (column > 4 ? 20 : 0));
      controls.push_back({{x, row * 30.f}, {x + 80, row * 30.f + 30}});
    }
  }
  const Rect about = controls[8 * 8 + 4];
  const Rect box = box_of({{60, 25}, {about.min.x, about.max.y}, about, {}, screen}, controls);
  float covered = 0;
  for (const Rect& control : controls) {
    if (meet(box, control)) {
      covered += (std::min(box.max.x, control.max.x) - std::max(box.min.x, control.min.x)) *
                 (std::min(box.max.y, control.max.y) - std::max(box.min.y, control.min.y));
    }
  }
  CHECK(covered <= 33 * 25);  // of 60 × 25: it touches no control, by 3 pixels
}

TEST_CASE("tooltip place: the toolkit's tooltips lie over no other control") {
  UiFrames frames([] {
    for (int row = 0; row < 4; ++row) {
      for (int column = 0; column < 3; ++column) {
        ImGui::SetCursorPos(
            {200.f + 90 * static_cast<float>(column), 200.f + 40 * static_cast<float>(row)});
        ui::button("b" + std::to_string(row) + std::to_string(column), "Press",
                   "What this button does, in a sentence", ui::ButtonStyle::outline, 84);
      }
    }
  });
  for (const std::string row : {"0", "1", "2", "3"}) {
    for (const std::string column : {"0", "1", "2"}) {
      const std::string id = "b" + row + column;
      INFO(id);
      frames.move({10, 590});
      for (int i = 0; i < 3; ++i) frames.frame();
      frames.move(UiFrames::place(id).center());
      for (int i = 0; i < 60; ++i) frames.frame();
      const Rect box = UiFrames::place("tooltip");
      REQUIRE(box.width() > 0);
      for (const ui::Mark& mark : ui::marks()) {
        if (mark.control.role == ui::Role::button) CHECK_FALSE(meet(box, mark.rect));
      }
      // It stays where it is while the mouse goes over the button.
      const ImVec2 center = UiFrames::place(id).center();
      frames.move({center.x + 9, center.y + 3});
      frames.frame();
      frames.frame();
      CHECK(UiFrames::place("tooltip").min.x == box.min.x);
      CHECK(UiFrames::place("tooltip").min.y == box.min.y);
    }
  }
}
