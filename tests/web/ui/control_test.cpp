#include "web/ui/control.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "tests/web/ui/ui_frame.hpp"

using namespace descent;

namespace {

ui::Control control(std::string_view id) {
  for (const ui::Mark& mark : ui::marks()) {
    if (mark.id == id) return mark.control;
  }
  FAIL("there is no " << id);
  return {};
}

}  // namespace

TEST_CASE("controls: each says what it is, what it is called and how it stands") {
  UiFrames frames([] {
    ui::Card card("card", {{0, 0}, {400, 580}}, "Settings");
    ui::button("press", "Press me", "It is pressed", ui::ButtonStyle::outline, 0, false);
    ui::icon_button("add", ui::Icon::plus, "Add a layer");
    ui::link("more", "More");
    ui::toggle("shown", "Show it", true);
    ui::slider("noise", "Noise", 0.2,
               {.min = 0, .max = 0.5, .step = 0.05, .unit = " %", .shown_factor = 100}, "How much");
    ui::stepper("units", 8, 1, 512, "Units of the layer");
    ui::number_field("rate", "Rate", 0.03, {.allowed = {1e-9, 1000}});
    const std::array<ui::Choice, 2> choices = {{{"SGD"}, {"Adam"}}};
    ui::drop_down("optimizer", "Optimizer", choices, 1);
    const std::array<ui::ChoiceWord, 2> words = {{{"all", "all"}, {"wrong", "falsch 3"}}};
    ui::choice_words("filter", words, 1);
    ui::press_area("map", {{300, 300}, {350, 350}}, "The output over the plane");
    ui::press_area("weight", {{300, 360}, {350, 370}}, "A weight", true);
  });
  CHECK(control("card").role == ui::Role::group);
  CHECK(control("card").label == "Settings");
  CHECK(control("press").role == ui::Role::button);
  CHECK(control("press").label == "Press me");
  CHECK(control("press").hint == "It is pressed");
  CHECK_FALSE(control("press").enabled);
  CHECK(control("press").group == "card");
  CHECK(control("add").label == "Add a layer");
  CHECK(control("more").role == ui::Role::link);
  CHECK(control("shown").role == ui::Role::checkbox);
  CHECK(control("shown").on);
  const ui::Control noise = control("noise");
  CHECK(noise.role == ui::Role::slider);
  CHECK(noise.label == "Noise");
  CHECK(noise.value == "20 %");
  CHECK(noise.now == 20);
  CHECK(noise.min == 0);
  CHECK(noise.max == 50);
  CHECK(control("units").role == ui::Role::spinbutton);
  CHECK(control("units").label == "Units of the layer");
  CHECK(control("units").now == 8);
  CHECK(control("units").max == 512);
  CHECK(control("units.more").role == ui::Role::button);
  CHECK(control("rate").value == "0.03");
  CHECK(control("rate").max == 1000);
  CHECK(control("optimizer").role == ui::Role::combobox);
  CHECK(control("optimizer").value == "Adam");
  CHECK(control("filter.wrong").role == ui::Role::radio);
  CHECK(control("filter.wrong").label == "falsch 3");  // a name does not follow the language
  CHECK(control("filter.wrong").on);
  CHECK(control("filter.wrong").group == "filter");
  CHECK(control("filter.all").label == "all");
  CHECK_FALSE(control("filter.all").on);
  CHECK(control("map").role == ui::Role::button);
  CHECK(control("map").label == "The output over the plane");
  CHECK(control("weight").role == ui::Role::slider);
}

TEST_CASE("controls: an open list tells its options, and which is chosen") {
  const std::array<ui::Choice, 3> choices = {
      {{"SGD", "the plain one"}, {"Adam", "", false}, {.text = "keiner", .id = "none"}}};
  UiFrames frames([&] { ui::drop_down("optimizer", "Optimizer", choices, 0, {}, 120); });
  frames.click(UiFrames::place("optimizer").center());
  frames.take_input();
  for (int i = 0; i < 3; ++i) frames.frame();
  CHECK(control("optimizer.SGD").role == ui::Role::option);
  CHECK(control("optimizer.SGD").on);
  CHECK(control("optimizer.SGD").group == "optimizer");
  CHECK(control("optimizer.SGD").hint == "the plain one");
  CHECK_FALSE(control("optimizer.Adam").enabled);
  CHECK(control("optimizer.none").label == "keiner");
}
