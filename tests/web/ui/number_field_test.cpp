#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/web/ui/ui_frame.hpp"
#include "web/ui/text_field.hpp"

using namespace descent;

namespace {

// Two rows of two cells, with a button behind each.
struct Table {
  double cells[4] = {1, 2, 3, 4};
  double rate = 0.03;
  long units = 8;
  int pressed = 0;

  void draw() {
    for (int row = 0; row < 2; ++row) {
      const std::string name = "row" + std::to_string(row);
      const std::string below = row == 0 ? "row1" : "";
      const auto lead = [&](const char* column) {
        return below.empty() ? std::string() : below + column;
      };
      if (const auto x =
              ui::number_field(name + ".x", "", cells[2 * row],
                               {.width = 80, .next = name + ".y", .below = lead(".x")})) {
        cells[2 * row] = *x;
      }
      if (const auto y = ui::number_field(name + ".y", "", cells[2 * row + 1],
                                          {.width = 80, .next = lead(".x"), .below = lead(".y")})) {
        cells[2 * row + 1] = *y;
      }
      if (ui::button(name + ".remove", "Remove")) ++pressed;
    }
    if (const auto typed =
            ui::number_field("rate", "", rate, {.width = 80, .allowed = {1e-9, 1000}})) {
      rate = *typed;
    }
    if (const auto typed = ui::stepper("units", units, 1, 512)) units = *typed;
  }
};

bool refused() { return UiFrames::place("typed.refused").width() > 0; }

}  // namespace

TEST_CASE("number field: Tab leads to the next cell, Enter to the one below, and both open") {
  Table table;
  UiFrames frames([&] { table.draw(); });
  frames.click(UiFrames::place("row0.x").center());
  frames.type("10");
  frames.key(ImGuiKey_Tab);
  frames.take_input();
  frames.type("20");
  frames.key(ImGuiKey_Tab);
  frames.take_input();
  frames.type("30");
  frames.key(ImGuiKey_Enter);
  frames.take_input();
  CHECK(table.cells[0] == 10);
  CHECK(table.cells[1] == 20);
  CHECK(table.cells[2] == 30);
  CHECK(table.cells[3] == 4);
  CHECK(table.pressed == 0);

  frames.click(UiFrames::place("row0.y").center());
  frames.type("21");
  frames.key(ImGuiKey_Enter);
  frames.take_input();
  frames.type("41");
  frames.key(ImGuiKey_Enter);
  frames.take_input();
  CHECK(table.cells[1] == 21);
  CHECK(table.cells[3] == 41);
}

TEST_CASE(
    "number field: what is not allowed is told, stays until it is left, and changes nothing") {
  Table table;
  UiFrames frames([&] { table.draw(); });
  SECTION("a number that is too small") {
    frames.click(UiFrames::place("rate").center());
    frames.type("-1");
    frames.take_input();
    CHECK(refused());
    frames.key(ImGuiKey_Enter);
    frames.take_input();
    CHECK(refused());
    CHECK(ui::edited_field()->text == "-1");
    CHECK(table.rate == 0.03);
    frames.key(ImGuiKey_Backspace);  // all of it is chosen
    frames.type("0.5");
    frames.key(ImGuiKey_Enter);
    frames.take_input();
    CHECK_FALSE(refused());
    CHECK(table.rate == 0.5);
  }
  SECTION("a field that is left keeps its value") {
    frames.click(UiFrames::place("rate").center());
    frames.type("1e9");
    frames.take_input();
    CHECK(refused());
    frames.click({590, 390});
    frames.take_input();
    CHECK_FALSE(refused());
    CHECK(table.rate == 0.03);
  }
  SECTION("no whole number") {
    frames.click(UiFrames::place("units").center());
    frames.type("3.7");
    frames.key(ImGuiKey_Enter);
    frames.take_input();
    CHECK(refused());
    CHECK(table.units == 8);
    frames.key(ImGuiKey_Escape);
    frames.take_input();
    CHECK_FALSE(refused());
    CHECK(table.units == 8);
  }
}

TEST_CASE("number field: what is told lies beside the field, at the screen's edge too") {
  double value = 3;
  float top = 0;
  UiFrames frames([&] {
    ImGui::SetCursorScreenPos({20, top});
    const ui::NumberField field{.width = 80, .allowed = {1, 5, true}};
    if (const auto typed = ui::number_field("field", "", value, field)) value = *typed;
  });
  for (const float place : {10.f, 300.f, 530.f, 545.f, 560.f}) {
    top = place;
    frames.frame();
    frames.click(UiFrames::place("field").center());
    frames.type("77");
    frames.take_input();
    for (int i = 0; i < 3; ++i) frames.frame();
    const Rect told = UiFrames::place("tooltip"), field = UiFrames::place("field");
    REQUIRE(told.height() > 0);
    CHECK((told.min.y >= field.max.y || told.max.y <= field.min.y));
    CHECK(told.max.y <= 600);
    frames.key(ImGuiKey_Escape);
    frames.take_input();
  }
}
