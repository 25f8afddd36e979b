#include "web/ui/number_cell.hpp"

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
