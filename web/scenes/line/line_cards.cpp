#include "web/scenes/line/line_cards.hpp"

#include <algorithm>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/runs/past.hpp"
#include "web/cards/preset_about.hpp"
#include "web/frame/drawer.hpp"
#include "web/scenes/line/descent_card.hpp"
#include "web/scenes/line/hand_card.hpp"
#include "web/scenes/line/line_key.hpp"
#include "web/scenes/line/mode_choice.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// By hand the line of least squares is not drawn: it is to be found.
std::vector<KeyEntry> key_entries(const LineScenery& scenery) {
  std::vector<KeyEntry> entries = {{false, ui::colors().accent, tr("model")}};
  if (!is_by_hand(scenery)) {
    entries.push_back({true, ui::colors().secondary, tr("least squares")});
  } else if (!scenery.state.guesses.guesses().empty()) {
    entries.push_back({false, ui::with_alpha(ui::colors().secondary, 0.5f), tr("guesses")});
  }
  entries.push_back({false, ui::colors().negative, tr("differences")});
  return entries;
}

std::string line_title(const LineScenery& scenery) {
  return scenery.line ? line_formula(*scenery.line) : tr("The model's curve");
}

}  // namespace

// Of another model than a line nothing is set by hand here.
bool is_by_hand(const LineScenery& scenery) {
  return scenery.run.view().line_mode == LineMode::by_hand && scenery.line.has_value();
}

void draw_line_card(const LineScenery& scenery, const Rect& place) {
  LinePanel& state = scenery.state;
  ui::Card card("line", place, line_title(scenery));
  const float drawer = drawer_button_width(scenery.layout);
  const std::vector<KeyEntry> key = key_entries(scenery);
  const float title = ui::text_size(ui::Font::label_strong, line_title(scenery)).x;
  const bool beside = title + key_width(key) + drawer + 30 <= card.title_line().width();
  const bool in_title = beside && !scenery.layout.phone();
  if (in_title || drawer > 0) {
    const float room = (in_title ? key_width(key) : 0) + (drawer > 0 ? drawer + 14 : 0);
    const ui::TitleLine line(card, room);
    if (in_title) draw_key(key);
    if (in_title && drawer > 0) ImGui::SameLine(0, 14);
    if (drawer > 0) draw_drawer_button(scenery.layout, scenery.actions);
  }
  if (!in_title) draw_key(key);
  LinePlotShows shows{state.table.pointed, state.predicted_x};
  if (is_by_hand(scenery)) shows.guesses = state.guesses.guesses();
  draw_line_plot(state.plot, scenery.run, scenery.points, shows, card.rest(), scenery.actions);
}

void draw_hand_of(const LineScenery& scenery) {
  draw_hand(scenery.state.guesses, scenery.run, *scenery.line, scenery.best, scenery.points,
            scenery.actions);
}

void draw_prediction(const LineScenery& scenery) {
  double& x = scenery.state.predicted_x;
  ui::section_title(tr("Predict"));
  const Rect line = ui::take_rect(ui::control_height() - 4);
  const double said = model_values(*scenery.run.snapshot().model, {x})[0];
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect rest = line;
  ui::draw_text_in(list, ui::Font::text, rest.cut_left(26), ui::colors().secondary, "x =");
  const Rect field = rest.cut_left(std::min(96.0f, rest.width() / 3), 14);
  ui::draw_text_in(list, ui::Font::text, rest.cut_left(26), ui::colors().secondary, "ŷ =");
  ui::draw_text_in(list, ui::Font::number, rest, ui::colors().text, fixed_text(said, 4));
  ui::mark("prediction", rest);
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos(field.min);
  if (const auto typed = ui::number_field(
          "predict_x", "", x,
          {.width = field.width(), .tooltip = tr("Any x: what does the model say there?")})) {
    x = *typed;
    ui::request_frame();
  }
}

void draw_trace(const LineScenery& scenery, LineValue which, float height) {
  ui::section_title(which == LineValue::w ? tr("w over the epochs") : tr("b over the epochs"));
  draw_line_trace(
      which, which == LineValue::w ? scenery.state.trace.w() : scenery.state.trace.b(),
      scenery.best, ui::take_rect(height),
      scenery.run.is_now() ? std::nullopt : std::optional(position_of(scenery.run.snapshot())));
}

void draw_line_figures_of(const LineScenery& scenery) {
  if (scenery.line) {
    const auto loss = [&](const Line& line) { return loss_of(scenery.task, line); };
    const std::optional<Line> shown = is_by_hand(scenery) ? std::nullopt : scenery.best;
    const std::optional<double> best = shown ? std::optional(loss(*shown)) : std::nullopt;
    draw_line_figures(*scenery.line, shown, {loss(*scenery.line), best});
  } else {
    ui::secondary_paragraph(
        tr("This model has more than one weight and one bias: it is drawn as a curve."));
  }
}

const History* own_losses(const LineScenery& scenery) {
  return scenery.line ? &scenery.state.losses.history() : nullptr;
}

// Figures, prediction, the two traces and the loss share the height.
void draw_values_card(const LineScenery& scenery, const Rect& place) {
  // Beside a lesson there may be room for the modes alone.
  constexpr float padding = 40;
  const char* const title = tr("Weight and bias");
  const float words = ui::text_size(ui::Font::label_strong, title).x + line_mode_choice_width();
  ui::Card card("line_values", place, title, !scenery.line || words + padding <= place.width());
  if (scenery.line) {
    const ui::TitleLine line(card, line_mode_choice_width());
    choose_line_mode(scenery.run, false, scenery.actions);
  }
  if (is_by_hand(scenery)) {
    draw_hand_of(scenery);
    return;
  }
  if (scenery.descent) {
    draw_descent(scenery.run, *scenery.descent, scenery.actions);
    return;
  }
  draw_line_figures_of(scenery);
  draw_prediction(scenery);
  ui::divider();
  constexpr float titles = 4 * 20 + 6 * 8;
  const float height = std::max(70.0f, (card.rest().height() - titles) / 3.4f);
  if (scenery.line) {
    draw_trace(scenery, LineValue::w, height);
    draw_trace(scenery, LineValue::b, height);
  }
  draw_metric_curves(scenery.state.curves, scenery.run, card.rest().height(), scenery.actions,
                     own_losses(scenery));
}

void draw_points_card(const LineScenery& scenery, const Rect& place) {
  ui::Card card("points", place, tr("Points"));
  if (!scenery.layout.phone()) draw_drawer_close(scenery.layout, place, scenery.actions);
  draw_preset_about(scenery.run, scenery.layout);
  draw_line_table(scenery.state.table, scenery.run, scenery.points, scenery.state.plot.pointed,
                  scenery.actions);
}

}  // namespace descent
