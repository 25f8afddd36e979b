#include "web/scenes/line/hand_card.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/scenes/line/hand_line.hpp"
#include "web/scenes/line/hand_loss.hpp"
#include "web/scenes/line/hand_table.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::array all_measures = {LossMeasure::root_of_sum, LossMeasure::mean_squared_error,
                                     LossMeasure::root_mean_squared_error,
                                     LossMeasure::mean_absolute_error};

void draw_sliders(HandTrail& trail, const RunView& run, const Line& line, const HandRange& range,
                  Actions& actions) {
  const ui::SliderRange slider{.min = -range.reach,
                               .max = range.reach,
                               .step = range.step,
                               .format = range.reach < 100 ? "%.2f" : "%.5g"};
  Line chosen = line;
  if (const auto w = ui::slider("hand.w", tr("w, the slope"), line.w, slider,
                                tr("How steep the line is. Press the number to type one."))) {
    chosen.w = *w;
  }
  if (const auto b =
          ui::slider("hand.b", tr("b, at x = 0"), line.b, slider,
                     tr("How high the line is at x = 0. Press the number to type one."))) {
    chosen.b = *b;
  }
  if (chosen == line) return;
  set_line(run, chosen, actions);
  trail.touch(ImGui::GetTime());
}

void choose_measure(const ByHand& by_hand, Actions& actions) {
  std::vector<ui::Choice> choices;
  for (const LossMeasure measure : all_measures) {
    choices.push_back({.text = measure_name(measure),
                       .note = measure_formula(measure),
                       .id = loss_measure_ids[static_cast<std::size_t>(measure)]});
  }
  const auto chosen = ui::drop_down(
      "hand.measure", tr("Loss, measured as"), choices, static_cast<std::size_t>(by_hand.measure),
      tr("One number for how far the line is off. Training here uses the mean "
         "squared error; by hand one often takes the root of the sum."));
  if (!chosen) return;
  ByHand changed = by_hand;
  changed.measure = all_measures[*chosen];
  actions.push_back(SetByHand{changed});
}

void draw_loss(const HandLoss& loss, LossMeasure measure) {
  Rect place = ui::take_rect(34);
  const std::string shown = fixed_text(loss.loss, 4);
  ImDrawList* list = ImGui::GetWindowDrawList();
  ui::draw_text_in(list, ui::Font::text, place, ui::colors().secondary, tr("loss of this line"));
  ui::draw_text_in(list, ui::Font::figure, place, ui::colors().text, shown, 1);
  ui::Control control{.role = ui::Role::img};
  control.label = measure_name(measure);
  control.value = shown;
  ui::mark("hand.loss", place, control);
}

// Its formula, and that with the numbers in it.
void draw_formula(const HandLoss& loss, LossMeasure measure) {
  ui::small_print(measure_formula(measure));
  ui::small_print("= " + formula_with_numbers(loss, measure));
}

void choose_squares(const ByHand& by_hand, Actions& actions) {
  if (!squares_differences(by_hand.measure)) return;
  if (!ui::toggle(
          "hand.squares", tr("Draw the squares"), by_hand.squares,
          tr("Each difference as a square at its point: the loss is made of their areas."))) {
    return;
  }
  ByHand changed = by_hand;
  changed.squares = !changed.squares;
  actions.push_back(SetByHand{changed});
}

// A guess to go back to, the newest first.
void draw_guess(std::size_t number, const Line& guess, double loss, bool is_least,
                const RunView& run, Actions& actions) {
  const std::string text =
      tr("{0}:  w {1}, b {2}", number, short_text(guess.w, 4), short_text(guess.b, 4)) + "  →  " +
      fixed_text(loss, 4) + (is_least ? tr("  least") : "");
  if (ui::link("hand.guess" + std::to_string(number), text, tr("Back to this line"))) {
    set_line(run, guess, actions);
  }
}

void draw_trail(HandTrail& trail, const RunView& run, const std::vector<LinePoint>& points,
                LossMeasure measure, Actions& actions) {
  const std::vector<Line>& guesses = trail.guesses();
  if (guesses.empty()) {
    ui::small_print(tr("Your guesses will stand here."));
    return;
  }
  std::vector<double> losses;
  for (const Line& guess : guesses) losses.push_back(measured_loss(guess, points, measure));
  const auto least = std::min_element(losses.begin(), losses.end()) - losses.begin();
  for (std::size_t i = guesses.size(); i-- > 0;) {
    draw_guess(i + 1, guesses[i], losses[i], static_cast<std::ptrdiff_t>(i) == least, run, actions);
  }
  if (ui::button("hand.forget", tr("Forget the guesses"), {}, ui::ButtonStyle::quiet)) {
    trail.clear();
    ui::request_frame();
  }
}

}  // namespace

void draw_hand(HandTrail& trail, const RunView& run, const Line& line,
               const std::optional<Line>& best, const std::vector<LinePoint>& points,
               Actions& actions) {
  const ByHand& by_hand = run.view().by_hand;
  const HandRange range = hand_range(line, best);
  const HandLoss loss = hand_loss(line, points, by_hand.measure);
  draw_sliders(trail, run, line, range, actions);
  draw_loss(loss, by_hand.measure);
  choose_measure(by_hand, actions);
  draw_formula(loss, by_hand.measure);
  draw_hand_table(loss, by_hand.measure);
  choose_squares(by_hand, actions);
  const bool from_here = ui::button("hand.train", tr("Train from here"),
                                    tr("Gradient descent goes on from your line, at epoch 0."),
                                    ui::ButtonStyle::filled, -1);
  if (from_here) {
    actions.push_back(BeginHere{});
    actions.push_back(Play{});
  }
  ui::space(8);
  ui::section_title(tr("Guesses"));
  draw_trail(trail, run, points, by_hand.measure, actions);
}

}  // namespace descent
