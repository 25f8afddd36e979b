#include "web/ui/edited_field.hpp"

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "tests/web/ui/ui_frame.hpp"
#include "web/ui/text_field.hpp"

using namespace descent;

namespace {

struct Values {
  long units = 128;
  double share = 0.5, number = 3;
  std::string words;
  int shortcuts = 0;
};

void draw(Values& values) {
  if (const auto units = ui::stepper("units", values.units, 1, 512)) values.units = *units;
  ui::SliderRange range;
  range.format = "%.2f";
  if (const auto share = ui::slider("share", "Share", values.share, range)) values.share = *share;
  const auto number = ui::number_field("number", "", values.number, {.width = 120});
  if (number) values.number = *number;
  ui::text_field("words", values.words, "Words", 200);
  for (const ImGuiKey key : {ImGuiKey_2, ImGuiKey_0, ImGuiKey_E}) {
    if (ui::shortcut(key)) ++values.shortcuts;
  }
}

// The value at the right of the slider's title.
ImVec2 number_of_slider() {
  const Rect groove = UiFrames::place("share");
  return {groove.max.x - 8, groove.min.y - 10};
}

}  // namespace

TEST_CASE(
    "edited field: one press opens each field, and nothing of what is typed at once is lost") {
  Values values;
  UiFrames frames([&] { draw(values); });
  SECTION("a number between − and +") {
    frames.click(UiFrames::place("units").center());
    frames.type("20");  // before the first frame
    frames.key(ImGuiKey_Enter);
    frames.take_input();
    CHECK(values.units == 20);
  }
  SECTION("a slider's number") {
    frames.click(number_of_slider());
    frames.type("0.2");
    frames.key(ImGuiKey_Enter);
    frames.take_input();
    CHECK(values.share == 0.2);
  }
  SECTION("a number alone") {
    frames.click(UiFrames::place("number").center());
    frames.type("20");
    frames.key(ImGuiKey_Enter);
    frames.take_input();
    CHECK(values.number == 20);
  }
  CHECK(values.shortcuts == 0);
}

TEST_CASE("edited field: letters after a field are no shortcuts for a moment, then they are") {
  Values values;
  UiFrames frames([&] { draw(values); });
  frames.key(ImGuiKey_E);
  frames.take_input();
  CHECK(values.shortcuts == 1);
  frames.click(UiFrames::place("units").center());
  frames.type("20");
  frames.key(ImGuiKey_Enter);
  frames.take_input();
  frames.key(ImGuiKey_2);
  frames.take_input();
  CHECK(values.shortcuts == 1);
  frames.frame(1);
  frames.key(ImGuiKey_2);
  frames.take_input();
  CHECK(values.shortcuts == 2);
}

TEST_CASE("edited field: a press on the groove turns the slider and opens nothing") {
  Values values;
  UiFrames frames([&] { draw(values); });
  const Rect groove = UiFrames::place("share");
  frames.click({groove.max.x - 1, groove.center().y});
  frames.take_input();
  CHECK(values.share > 0.99);
  CHECK_FALSE(ui::edited_field());
}

TEST_CASE("edited field: what the page's field holds stands in the one on the canvas") {
  Values values;
  UiFrames frames([&] { draw(values); });
  CHECK_FALSE(ui::edited_field());
  ui::set_edited_text("nobody takes it", 0, 0);
  frames.click(UiFrames::place("number").center());
  frames.take_input();
  auto field = ui::edited_field();
  REQUIRE(field);
  CHECK(field->text == "3");
  CHECK(field->kind == ui::FieldKind::signed_number);
  CHECK(field->selection == 0);
  CHECK(field->cursor == 1);
  CHECK(field->rect.contains(UiFrames::place("number").center()));
  SECTION("a whole new number") {
    ui::set_edited_text("-2.5", 4, 4);
    frames.frame();
    CHECK(ui::edited_field()->text == "-2.5");
    frames.key(ImGuiKey_Enter);
    frames.take_input();
    CHECK(values.number == -2.5);
  }
  SECTION("entered before any frame saw it") {
    ui::set_edited_text("17", 2, 2);
    frames.key(ImGuiKey_Enter);
    frames.take_input();
    CHECK(values.number == 17);
  }
  SECTION("letter by letter, as a word is composed") {
    for (const char* text : {"1", "12", "1", "14"}) {
      ui::set_edited_text(text, 1, 1);
      frames.frame();
    }
    frames.click({780, 580});
    frames.take_input();
    CHECK(values.number == 14);
  }
  SECTION("Escape leaves the number as it was") {
    ui::set_edited_text("99", 2, 2);
    frames.frame();
    frames.key(ImGuiKey_Escape);
    frames.take_input();
    CHECK(values.number == 3);
  }
  SECTION("longer than the field takes") {
    ui::set_edited_text(std::string(100, '1'), 100, 100);
    frames.frame();
    field = ui::edited_field();
    REQUIRE(field);
    CHECK(field->text == std::string(63, '1'));
    CHECK(field->cursor == 63);
  }
}

TEST_CASE("edited field: words of any alphabet arrive, counted in characters") {
  Values values;
  UiFrames frames([&] { draw(values); });
  frames.click(UiFrames::place("words").center());
  frames.take_input();
  ui::set_edited_text("日本é", 1, 2);
  frames.frame();
  const auto field = ui::edited_field();
  REQUIRE(field);
  CHECK(field->text == "日本é");
  CHECK(field->kind == ui::FieldKind::words);
  CHECK(field->selection == 1);
  CHECK(field->cursor == 2);
  CHECK(values.words == "日本é");
  ui::set_edited_text("one\nline\ttoo", 0, 0);
  frames.frame();
  CHECK(values.words == "onelinetoo");
  const std::string much(100000, 'x');
  ui::set_edited_text(much, 0, 0);
  frames.frame();
  CHECK(values.words == much);
}

TEST_CASE("edited field: the keyboard that goes elsewhere leaves what was typed") {
  Values values;
  UiFrames frames([&] { draw(values); });
  frames.click(UiFrames::place("number").center());
  frames.take_input();
  ui::set_edited_text("8", 1, 1);
  ui::leave_field();
  frames.frame();
  frames.frame();
  CHECK(values.number == 8);
  CHECK_FALSE(ui::edited_field());
  frames.click(UiFrames::place("words").center());
  frames.take_input();
  ui::set_edited_text("kept", 4, 4);
  frames.frame();
  ui::leave_field();
  frames.frame();
  CHECK(values.words == "kept");
  CHECK_FALSE(ui::edited_field());
}

TEST_CASE("edited field: a minus is shown as one, and told and copied as a hyphen") {
  Values values;
  values.number = -3;
  UiFrames frames([&] { draw(values); });
  frames.click(UiFrames::place("number").center());
  frames.take_input();
  // As it stands on the canvas.
  const auto shown = [] {
    const ImGuiInputTextState& state = GImGui->InputTextState;
    return std::u16string(state.TextW.Data, state.TextW.Data + state.CurLenW);
  };
  CHECK(shown() == u"−3");
  CHECK(ui::edited_field()->text == "-3");
  const auto enter = [&] {
    frames.key(ImGuiKey_Enter);
    frames.take_input();
  };
  SECTION("what is there is copied") {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    frames.key(ImGuiKey_C);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    frames.take_input();
    CHECK(std::string(ImGui::GetClipboardText()) == "-3");
  }
  SECTION("typed") {
    frames.type("-2.5");
    frames.take_input();
    CHECK(shown() == u"−2.5");
    CHECK(ui::edited_field()->text == "-2.5");
    CHECK(ui::edited_field()->cursor == 4);
    enter();
    CHECK(values.number == -2.5);
  }
  SECTION("typed before what is there") {
    ui::set_edited_text("4", 0, 0);
    frames.frame();
    frames.type("-");
    frames.take_input();
    CHECK(shown() == u"−4");
    CHECK(ui::edited_field()->cursor == 1);
    enter();
    CHECK(values.number == -4);
  }
  SECTION("pasted into the page's field, with either sign") {
    for (const char* pasted : {"−7.5", "-7.5"}) {
      ui::set_edited_text(pasted, 4, 4);
      frames.frame();
      CHECK(shown() == u"−7.5");
      CHECK(ui::edited_field()->text == "-7.5");
      CHECK(ui::edited_field()->cursor == 4);
    }
    enter();
    CHECK(values.number == -7.5);
  }
  SECTION("an exponent keeps its hyphen") {
    ui::set_edited_text("1e-5", 4, 4);
    frames.frame();
    CHECK(shown() == u"1e-5");
    enter();
    CHECK(values.number == 1e-5);
  }
  SECTION("Escape leaves the number as it was") {
    frames.key(ImGuiKey_Escape);
    frames.take_input();
    CHECK(values.number == -3);
  }
}
