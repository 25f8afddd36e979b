#include "web/ui/mirror.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "engine/experiment/json_text.hpp"
#include "tests/web/ui/ui_frame.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/picture_words.hpp"
#include "web/ui/text_field.hpp"

using namespace descent;

namespace {

// A screen with one control of each kind that is typed, chosen or pressed.
struct Screen {
  int pressed = 0, refused = 0, tables = 0;
  bool shown = true, entered = false;
  double noise = 0.2, rate = 0.03;
  long units = 8;
  std::size_t optimizer = 0;
  std::string name, words = "as it is";

  void draw() {
    ui::Card card("card", {{0, 0}, {400, 300}}, "Settings");
    ui::paragraph(words);
    if (ui::button("press", "Press me")) ++pressed;
    if (ui::button("off", "Not now", "", ui::ButtonStyle::outline, 0, false)) ++refused;
    if (ui::toggle("shown", "Show it", shown)) shown = !shown;
    const ui::SliderRange range{.max = 0.5, .step = 0.05, .unit = " %", .shown_factor = 100};
    if (const auto to = ui::slider("noise", "Noise", noise, range)) noise = *to;
    if (const auto to = ui::stepper("units", units, 1, 512, "Units")) units = *to;
    if (const auto to = ui::number_field("rate", "Rate", rate, {.allowed = {1e-9, 1000}})) {
      rate = *to;
    }
    const std::array<ui::Choice, 3> choices = {{{"SGD"}, {"Adam"}, {"None", "", false}}};
    if (const auto to = ui::drop_down("optimizer", "Optimizer", choices, optimizer)) {
      optimizer = *to;
    }
    entered |= ui::text_field("name", name, "A name", 200);
    ui::press_area("map", {{300, 20}, {350, 70}},
                   {.role = ui::Role::img, .label = "The output over the plane"});
    if (ui::is_mirrored()) ui::describe_picture("map", "It is blue.");
    if (ui::wants_table("map")) {
      ++tables;
      ui::give_table("map", {{"All of it", {"y", "x 0"}, {{"1", "\"quoted\"\n\t"}}}});
    }
    ui::take_rect(400);  // more than the card shows
    if (ui::button("far", "Far down")) pressed += 100;
  }
};

// The mirror is one for all screens.
struct Mirrored {
  Mirrored() { ui::set_mirrored(true); }
  ~Mirrored() { ui::set_mirrored(false); }
};

Json news() {
  const std::string text = ui::mirror_news();
  return text.empty() ? Json() : parse_plain_json(text);
}

Json record(const Json& all, const std::string& id) {
  for (const Json& one : all["records"]) {
    if (one[0] == id) return one;
  }
  FAIL("there is no " << id);
  return {};
}

void act(UiFrames& frames, ui::MirrorDeed deed, std::string_view id, std::string_view text = "") {
  ui::do_in_mirror(deed, id, text);
  frames.take_input();
  frames.frame();
}

}  // namespace

TEST_CASE("mirror: nothing is told or noted while nobody reads it") {
  Screen screen;
  UiFrames frames([&] { screen.draw(); });
  CHECK(ui::mirror_news().empty());
  for (const ui::Mark& mark : ui::marks()) {
    CHECK(mark.control.role != ui::Role::text);
    CHECK(mark.card.empty());
    CHECK(mark.control.choices.empty());
  }
  ui::do_in_mirror(ui::MirrorDeed::press, "press", "");
  CHECK(frames.take_input() == 0);
  CHECK(screen.pressed == 0);
}

TEST_CASE("mirror: everything is told once, and then what is other") {
  Screen screen;
  UiFrames frames([&] { screen.draw(); });
  const Mirrored mirrored;
  frames.frame();
  const Json all = news();
  CHECK(all["order"].size() == all["records"].size());
  CHECK(all["order"][0] == "card");
  const Json button = record(all, "press");
  CHECK(button[1] == "button");
  CHECK(button[2] == 6);  // enabled, and Tab stops there
  CHECK(button[4] == "card");
  CHECK(button[14] == "Press me");
  CHECK(record(all, "off")[2] == 0);
  CHECK(record(all, "shown")[2] == 7);
  const Json noise = record(all, "noise");
  CHECK(noise[10] == 20);
  CHECK(noise[12] == 50);
  CHECK(noise[13] == 5);
  CHECK(noise[15] == "20 %");
  CHECK(record(all, "optimizer")[17] == Json::array({"+SGD", "+Adam", "-None"}));
  CHECK(record(all, "text.card.1")[14] == "as it is");
  CHECK(record(all, "map")[15] == "It is blue.");
  frames.frame();
  CHECK(news().is_null());

  screen.words = "other words";
  frames.frame();
  const Json other = news();
  CHECK_FALSE(other.contains("order"));
  CHECK(other["records"].size() == 1);
  CHECK(record(other, "text.card.1")[14] == "other words");
}

TEST_CASE("mirror: what is done there arrives exactly, once, wherever the control lies") {
  using ui::MirrorDeed;
  Screen screen;
  UiFrames frames([&] { screen.draw(); });
  const Mirrored mirrored;
  frames.frame();
  act(frames, MirrorDeed::press, "press");
  CHECK(screen.pressed == 1);
  act(frames, MirrorDeed::press, "off");
  CHECK(screen.refused == 0);
  act(frames, MirrorDeed::press, "shown");
  CHECK_FALSE(screen.shown);
  act(frames, MirrorDeed::type, "noise", "35");
  CHECK(screen.noise == 0.35);
  act(frames, MirrorDeed::type, "units", "77");
  CHECK(screen.units == 77);
  act(frames, MirrorDeed::type, "rate", "0.0123456789012345");
  CHECK(screen.rate == 0.0123456789012345);
  act(frames, MirrorDeed::type, "optimizer", "1");
  CHECK(screen.optimizer == 1);
  act(frames, MirrorDeed::type, "optimizer", "2");  // which cannot be chosen
  CHECK(screen.optimizer == 1);
  act(frames, MirrorDeed::type, "name", "Ada");
  CHECK(screen.name == "Ada");
  CHECK_FALSE(screen.entered);
  act(frames, MirrorDeed::enter, "name");
  CHECK(screen.entered);
  act(frames, MirrorDeed::press, "far");
  CHECK(screen.pressed == 101);
}

TEST_CASE("mirror: a number that is not allowed is told and changes nothing") {
  Screen screen;
  UiFrames frames([&] { screen.draw(); });
  const Mirrored mirrored;
  frames.frame();
  news();
  act(frames, ui::MirrorDeed::type, "units", "1000");
  CHECK(screen.units == 8);
  CHECK(news()["told"] == "A whole number from 1 to 512.");
  act(frames, ui::MirrorDeed::type, "nobody", "1");  // a control that is gone is not waited for
  CHECK_FALSE(ui::mirror_waits());
}

TEST_CASE("mirror: the ring follows the focus there, and scrolls its control into view") {
  Screen screen;
  UiFrames frames([&] { screen.draw(); });
  const Mirrored mirrored;
  frames.frame();
  act(frames, ui::MirrorDeed::focus, "far");
  for (int i = 0; i < 4; ++i) frames.frame();
  CHECK(ui::ringed_id() == "far");
  const Rect far = UiFrames::place("far");
  CHECK(far.max.y <= 300);
  act(frames, ui::MirrorDeed::focus, "text.card.1");  // which is no stop
  CHECK(ui::ringed_id().empty());
}

TEST_CASE("mirror: a table is made while it is read, once a second") {
  Screen screen;
  UiFrames frames([&] { screen.draw(); });
  const Mirrored mirrored;
  frames.frame();
  CHECK(screen.tables == 0);
  act(frames, ui::MirrorDeed::unfold, "map");
  CHECK(screen.tables == 1);
  const Json tables = news()["tables"];
  CHECK(tables[0][0] == "map");
  CHECK(tables[0][1][0]["rows"][0][1] == "\"quoted\"\n ");
  for (int i = 0; i < 30; ++i) frames.frame();  // half a second
  CHECK(screen.tables == 1);
  for (int i = 0; i < 40; ++i) frames.frame();
  CHECK(screen.tables == 2);
  act(frames, ui::MirrorDeed::fold, "map");
  for (int i = 0; i < 70; ++i) frames.frame();
  CHECK(screen.tables == 2);
}
