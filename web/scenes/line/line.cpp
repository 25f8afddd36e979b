#include "web/scenes/line/line.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/cards/preset_about.hpp"
#include "web/cards/training_settings.hpp"
#include "web/frame/drawer.hpp"
#include "web/scenes/line/hand_card.hpp"
#include "web/scenes/line/line_values.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// What the cards of one frame share.
struct Scenery {
  LinePanel& state;
  const RunView& run;
  const Layout& layout;
  std::vector<LinePoint> points;
  std::optional<Line> line, best;
  LineTask task;
  Actions& actions;
};

const Snapshot& snapshot_of(const Scenery& scenery) { return scenery.run.snapshot(); }

// Of another model than a line nothing is set by hand here.
bool by_hand(const Scenery& scenery) {
  return scenery.run.view().by_hand.on && scenery.line.has_value();
}

void draw_key_entry(bool dashed, ImU32 color, std::string_view text) {
  const float width = ui::text_size(ui::Font::label, text).x + 26;
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, 20});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = place.y + 10;
  if (dashed) {
    for (const float x : {0.0f, 8.0f, 16.0f}) {
      list->AddLine({place.x + x, y}, {place.x + x + 4, y}, color, 1.5f);
    }
  } else {
    list->AddLine({place.x, y}, {place.x + 20, y}, color, 2.5f);
  }
  ui::draw_text_in(list, ui::Font::label, {{place.x + 26, place.y}, {place.x + width + 1, y + 10}},
                   ui::colors().secondary, text);
}

struct KeyEntry {
  bool dashed;
  ImU32 color;
  const char* text;
};

// By hand the line of least squares is not drawn: it is to be found.
std::vector<KeyEntry> key_entries(const Scenery& scenery) {
  std::vector<KeyEntry> entries = {{false, ui::colors().accent, tr("model")}};
  if (!by_hand(scenery)) {
    entries.push_back({true, ui::colors().secondary, tr("least squares")});
  } else if (!scenery.state.guesses.guesses().empty()) {
    entries.push_back({false, ui::with_alpha(ui::colors().secondary, 0.5f), tr("guesses")});
  }
  entries.push_back({false, ui::colors().negative, tr("differences")});
  return entries;
}

void draw_key(const std::vector<KeyEntry>& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, 12);
    draw_key_entry(entries[i].dashed, entries[i].color, entries[i].text);
  }
}

float key_width(const std::vector<KeyEntry>& entries) {
  float width = 12 * static_cast<float>(entries.size() - 1);
  for (const KeyEntry& entry : entries) width += ui::text_size(ui::Font::label, entry.text).x + 26;
  return width;
}

std::string line_title(const Scenery& scenery) {
  return scenery.line ? line_formula(*scenery.line) : tr("The model's curve");
}

void draw_line_card(const Scenery& scenery, const Rect& place) {
  LinePanel& state = scenery.state;
  ui::Card card("line", place, line_title(scenery));
  const float drawer = drawer_button_width(scenery.layout);
  const std::vector<KeyEntry> key = key_entries(scenery);
  if (scenery.layout.phone()) {
    draw_key(key);
  } else {
    const ui::TitleLine line(card, key_width(key) + (drawer > 0 ? drawer + 14 : 0));
    draw_key(key);
    if (drawer > 0) {
      ImGui::SameLine(0, 14);
      draw_drawer_button(scenery.layout, scenery.actions);
    }
  }
  LinePlotShows shows{state.table.pointed, state.predicted_x};
  if (by_hand(scenery)) shows.guesses = state.guesses.guesses();
  draw_line_plot(state.plot, scenery.run, scenery.points, shows, card.rest(), scenery.actions);
}

// A slider or a handle is let go of some time, and then it is a guess.
void follow_guesses(const Scenery& scenery) {
  if (!by_hand(scenery) || scenery.run.playing()) return;
  HandTrail& guesses = scenery.state.guesses;
  const double now = ImGui::GetTime();
  if (scenery.state.plot.handles.held) guesses.touch(now);
  const double wait = guesses.follow(*scenery.line, ImGui::IsMouseDown(0), now);
  if (std::isfinite(wait)) ui::request_frame_in(wait);
}

void draw_hand_of(const Scenery& scenery) {
  draw_hand(scenery.state.guesses, scenery.run, *scenery.line, scenery.best, scenery.points,
            scenery.actions);
}

void draw_prediction(const Scenery& scenery) {
  double& x = scenery.state.predicted_x;
  ui::section_title(tr("Predict"));
  const Rect line = ui::take_rect(ui::control_height() - 4);
  const double said = model_values(*snapshot_of(scenery).model, {x})[0];
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

void draw_trace(const Scenery& scenery, LineValue which, float height) {
  ui::section_title(which == LineValue::w ? tr("w over the epochs") : tr("b over the epochs"));
  draw_line_trace(which, which == LineValue::w ? scenery.state.trace.w() : scenery.state.trace.b(),
                  scenery.best, ui::take_rect(height));
}

void draw_figures(const Scenery& scenery) {
  if (scenery.line) {
    const auto loss = [&](const Line& line) { return loss_of(scenery.task, line); };
    const std::optional<Line> shown = by_hand(scenery) ? std::nullopt : scenery.best;
    const std::optional<double> best = shown ? std::optional(loss(*shown)) : std::nullopt;
    draw_line_figures(*scenery.line, shown, {loss(*scenery.line), best});
  } else {
    ui::secondary_paragraph(
        tr("This model has more than one weight and one bias: it is drawn as a curve."));
  }
}

// Beside w and b stands the loss of this very line; null where the model is none.
const History* own_losses(const Scenery& scenery) {
  return scenery.line ? &scenery.state.losses.history() : nullptr;
}

// Figures, prediction, the two traces and the loss share the height.
void draw_values_card(const Scenery& scenery, const Rect& place) {
  ui::Card card("line_values", place, tr("Weight and bias"));
  if (scenery.line) {
    const ui::TitleLine line(card, choose_by_hand_width());
    choose_by_hand(scenery.run, false, scenery.actions);
  }
  if (by_hand(scenery)) {
    draw_hand_of(scenery);
    return;
  }
  draw_figures(scenery);
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

void draw_points_card(const Scenery& scenery, const Rect& place) {
  ui::Card card("points", place, tr("Points"));
  if (!scenery.layout.phone()) draw_drawer_close(scenery.layout, place, scenery.actions);
  draw_preset_about(scenery.run, scenery.layout);
  draw_line_table(scenery.state.table, scenery.run, scenery.points, scenery.state.plot.pointed,
                  scenery.actions);
}

void draw_hand_on_phone(const Scenery& scenery) {
  ui::Card card("line_values", ui::next_rect(0));
  choose_by_hand(scenery.run, true, scenery.actions);
  draw_hand_of(scenery);
}

void draw_phone(const Scenery& scenery) {
  const bool beside = scenery.layout.two_columns();
  if (beside) draw_line_card(scenery, scenery.layout.picture);
  ui::Pane pane("line_pane", scenery.layout.column);
  const float width = ImGui::GetContentRegionAvail().x;
  switch (scenery.run.view().tab()) {
    case PhoneTab::output: {
      if (!beside) draw_line_card(scenery, ui::next_rect(std::max(300.0f, 0.9f * width)));
      if (by_hand(scenery)) {
        draw_hand_on_phone(scenery);
        break;
      }
      {
        ui::Card card("story", ui::next_rect(0));
        draw_story_brief(scenery.state.story, scenery.run, scenery.actions);
        draw_prediction(scenery);
      }
      ui::Card card("line_values", ui::next_rect(0));
      if (scenery.line) choose_by_hand(scenery.run, true, scenery.actions);
      draw_figures(scenery);
      draw_metric_curves_on_phone(scenery.state.curves, scenery.run, 170, scenery.actions,
                                  own_losses(scenery));
      break;
    }
    case PhoneTab::network: {
      ui::Card card("line_values", ui::next_rect(0), tr("Weight and bias"));
      draw_figures(scenery);
      if (scenery.line) {
        draw_trace(scenery, LineValue::w, 140);
        draw_trace(scenery, LineValue::b, 140);
      }
      break;
    }
    case PhoneTab::data:
      draw_points_card(scenery, ui::next_rect(0));
      break;
    case PhoneTab::training: {
      {
        ui::Card card("story", ui::next_rect(0));
        draw_story(scenery.state.story, scenery.run, scenery.actions);
      }
      draw_training_card(scenery.run, scenery.actions);
      break;
    }
  }
}

}  // namespace

void draw_line(LinePanel& state, const RunView& run, const Layout& layout, Actions& actions) {
  std::vector<LinePoint> points = line_points(run.experiment().data);
  if (!run.ready() || points.empty()) {
    ui::empty_state(layout.content, tr("No points yet"),
                    tr("Choose a preset at the top: its points and the line through them are shown "
                       "here."));
    return;
  }
  const std::optional<Line> line = model_line(*run.snapshot().model);
  const std::optional<Line> best = least_squares(points);
  LineTask task = line_task(run.experiment(), run.dataset());
  const Scenery scenery{state, run,  layout,          std::move(points),
                        line,  best, std::move(task), actions};
  if (line) {
    state.trace.follow(*run.snapshot().history);
    state.losses.follow(*run.snapshot().history, scenery.task);
  }
  follow_guesses(scenery);
  if (layout.phone()) {
    draw_phone(scenery);
    return;
  }
  draw_story_card(state.story, run, layout.story, actions);
  draw_line_card(scenery, layout.middle);
  draw_values_card(scenery, layout.right);
  if (!layout.show_left) return;
  draw_drawer_scrim(layout, actions);
  draw_points_card(scenery, layout.left);
}

}  // namespace descent
