#include "web/ui/number_cell.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/web/ui/ui_frame.hpp"

using namespace descent;

namespace {

// Two cells beside each other.
struct Row {
  double cells[2] = {1, -2};
  UiFrames frames{[this] { draw(); }};

  void draw() {
    for (int i = 0; i < 2; ++i) {
      const float x = 20 + 80 * static_cast<float>(i);
      ui::NumberCell cell{{{x, 200}, {x + 70, 240}}, 0, "a weight", {-10, 10}};
      if (i == 0) cell.next = "cell1";
      if (const auto chosen = ui::number_cell("cell" + std::to_string(i), cells[i], cell)) {
        cells[i] = *chosen;
      }
    }
  }
  ImVec2 middle(const char* id) { return UiFrames::place(id).center(); }
};

}  // namespace

TEST_CASE_METHOD(Row, "number cell: a press opens it for typing, Tab leads to the next",
                 "[number_cell]") {
  frames.click(middle("cell0"));
  frames.type("3.5");
  frames.key(ImGuiKey_Tab);
  frames.take_input();
  frames.type("-7");
  frames.key(ImGuiKey_Enter);
  frames.take_input();
  CHECK(cells[0] == 3.5);
  CHECK(cells[1] == -7);
}

TEST_CASE_METHOD(Row, "number cell: a drag turns it by readable numbers, and opens nothing",
                 "[number_cell]") {
  const ImVec2 from = middle("cell0");
  frames.press(from);
  frames.take_input();
  frames.move({from.x, from.y - 40});
  frames.take_input();
  CHECK(cells[0] == 2);
  frames.move({from.x, from.y - 12});
  frames.take_input();
  CHECK(cells[0] == 1.3);
  frames.release({from.x, from.y + 2000});
  frames.take_input();
  frames.frame();
  CHECK(cells[0] == -10);
  CHECK_FALSE(ui::is_typing());
  CHECK(cells[1] == -2);
}

TEST_CASE_METHOD(Row, "number cell: the wheel and the arrows turn it", "[number_cell]") {
  frames.move(middle("cell1"));
  frames.take_input();
  ImGui::GetIO().AddMouseWheelEvent(0, 1);
  frames.take_input();
  CHECK(cells[1] == -1.5);
  frames.key(ImGuiKey_DownArrow);
  frames.take_input();
  CHECK(cells[1] == -2);
  CHECK(cells[0] == 1);
}

namespace {

// Cells below each other with gaps between, in a window that scrolls.
struct ScrolledCells {
  double cells[40] = {};
  UiFrames frames{[this] { draw(); }};

  void draw() {
    ImGui::SetCursorScreenPos({0, 0});
    ImGui::BeginChild("list", {200, 300});
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    for (int i = 0; i < 40; ++i) {
      const float y = corner.y + 50 * static_cast<float>(i);
      const ui::NumberCell cell{{{20, y}, {120, y + 44}}, 0, "a weight", {-10, 10}};
      if (const auto chosen = ui::number_cell("cell" + std::to_string(i), cells[i], cell)) {
        cells[i] = *chosen;
      }
    }
    ImGui::SetCursorScreenPos(corner);
    ImGui::Dummy({150, 40 * 50});
    ImGui::EndChild();
  }
  int turned() const {
    return static_cast<int>(std::count_if(cells, cells + 40, [](double v) { return v != 0; }));
  }
  ImVec2 middle_of_cell_at(float y) const {
    for (int i = 0; i < 40; ++i) {
      const Rect rect = UiFrames::place("cell" + std::to_string(i));
      if (rect.max.y > y) return rect.center();
    }
    return {};
  }
  void wheel() {
    ImGui::GetIO().AddMouseWheelEvent(0, -1);
    frames.take_input();
    frames.frame();
  }
};

}  // namespace

TEST_CASE_METHOD(ScrolledCells, "number cell: a scroll that goes on turns none that comes below it",
                 "[number_cell]") {
  frames.move({80, 47});  // between two cells
  frames.take_input();
  const float before = UiFrames::place("cell0").min.y;
  for (int i = 0; i < 8; ++i) wheel();
  CHECK(UiFrames::place("cell0").min.y < before - 100);
  CHECK(turned() == 0);
  frames.move({80, 90});  // onto one, and the wheel is its
  frames.take_input();
  frames.frame();
  frames.move(middle_of_cell_at(90));
  frames.take_input();
  const float scrolled = UiFrames::place("cell0").min.y;
  wheel();
  CHECK(turned() == 1);
  CHECK(UiFrames::place("cell0").min.y == scrolled);
}
