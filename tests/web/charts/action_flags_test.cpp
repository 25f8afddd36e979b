#include "web/charts/action_flags.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/web/ui/ui_frame.hpp"
#include "web/charts/loss_curves.hpp"

using namespace descent;

namespace {

History acted_in(std::initializer_list<std::size_t> epochs) {
  History history;
  for (const std::size_t epoch : epochs) {
    history.actions.append({epoch, "ReduceLROnPlateau", "In " + std::to_string(epoch) + "."});
  }
  return history;
}

std::string told(std::string_view id) {
  for (const ui::Mark& mark : ui::marks()) {
    if (mark.id == id) return mark.control.label;
  }
  return "";
}

}  // namespace

TEST_CASE("curves tell what callbacks did where their flag stands") {
  const History history = acted_in({3, 4, 4, 5, 9});
  CHECK(actions_text(history, 2.5, 3.5) == "In 3.");
  CHECK(actions_text(history, 3.5, 4.5) == "In 4.\nIn 4.");
  CHECK(actions_text(history, 6, 8).empty());
  CHECK(actions_text(history, 0, 100) == "In 4.\nIn 5.\nIn 9.");  // the newest three
  CHECK(actions_text(History{}, 0, 100).empty());
}

TEST_CASE("the newest action stands below the curves in words, a press tells the one before") {
  LossCurves curves;
  History history = acted_in({3, 7});
  for (std::size_t epoch = 1; epoch <= 10; ++epoch) {
    EpochRecord record;
    record.epoch = epoch;
    record.train.loss = 1.0 / static_cast<double>(epoch);
    history.epochs.append(record);
  }
  UiFrames frames(
      [&] { draw_loss_curves(curves, history, {.id = "curves"}, {{50, 50}, {450, 250}}); });
  CHECK(told("curves.action") == "Epoch 7: In 7. (2 of 2)");
  const Rect line = UiFrames::place("curves.action");
  CHECK(line.max.y == 250);
  frames.click(line.center());
  frames.take_input();
  for (int i = 0; i < 3; ++i) frames.frame();
  CHECK(told("curves.action") == "Epoch 3: In 3. (1 of 2)");

  // A flag that is pressed tells its own.
  const Rect plot = UiFrames::place("curves");
  frames.click({plot.min.x + 0.7f * plot.width(), plot.min.y + 20});
  frames.take_input();
  for (int i = 0; i < 3; ++i) frames.frame();
  CHECK(told("curves.action") == "Epoch 7: In 7. (2 of 2)");

  // What is done next is told by itself.
  history.actions.append({10, "EarlyStopping", "Stopped."});
  frames.frame();
  frames.frame();
  CHECK(told("curves.action") == "Epoch 10: Stopped. (3 of 3)");
  history.actions.note_edit(10, "dense: units 8 → 4.", "");
  frames.frame();
  frames.frame();
  CHECK(told("curves.action") == "After epoch 10: dense: units 8 → 4. (4 of 4)");
}

TEST_CASE("where there is no room for both, the curves stay") {
  const History history = acted_in({3});
  UiFrames frames([] {});
  CHECK(told_action_height({}, history, {{0, 0}, {400, 60}}) == 0);
  CHECK(told_action_height({}, history, {{0, 0}, {400, 200}}) > 0);
  CHECK(told_action_height({}, History{}, {{0, 0}, {400, 200}}) == 0);
}
