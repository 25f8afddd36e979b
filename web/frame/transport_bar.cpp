#include "web/frame/transport_bar.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/step_apart.hpp"
#include "web/cards/optimizer_settings.hpp"
#include "web/cards/progress.hpp"
#include "web/cards/stop_choice.hpp"
#include "web/cards/training_settings.hpp"
#include "web/frame/epoch_count.hpp"
#include "web/frame/phone_tabs.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

struct Buttons {
  float gap, small, play;
};

void draw_play(const App& app, float size, Actions& actions) {
  const bool plays = app.playing();
  if (!ui::icon_button("play", plays ? ui::Icon::pause : ui::Icon::play,
                       plays ? tr("Pause. Space") : tr("Train. Space"), size,
                       ui::ButtonStyle::filled)) {
    return;
  }
  actions.push_back(plays ? Action(Pause{}) : Action(Play{}));
}

bool can_be_taken_apart(const App& app) {
  if (!app.driver()) return false;
  const Snapshot& now = app.driver()->snapshot();
  return why_not_apart(*now.model, now.samples_per_step).empty();
}

void draw_buttons(const App& app, Rect& bar, const Buttons& sizes, bool all, Actions& actions) {
  const float middle = bar.center().y;
  const auto place = [&](float size, float gap) {
    const Rect rect = bar.cut_left(size, gap);
    ImGui::SetCursorScreenPos({rect.min.x, middle - size / 2});
  };
  const bool ready = app.driver() != nullptr;
  const Parts& hidden = app.view().hidden;
  if (!hidden.has(Part::reset)) {
    place(sizes.small, sizes.gap);
    if (ui::icon_button("reset", ui::Icon::reset, tr("Back to the initial weights. Key R"),
                        sizes.small, ui::ButtonStyle::outline, ready)) {
      actions.push_back(Reset{});
    }
  }
  if (!hidden.has(Part::play)) {
    place(sizes.play, sizes.gap);
    draw_play(app, sizes.play, actions);
  }
  if (hidden.has(Part::step)) return;
  place(sizes.small, all ? 6.f : sizes.gap);
  if (ui::icon_button("step_epoch", ui::Icon::step_epoch,
                      tr("Train for one epoch: all training samples once. Key E"), sizes.small,
                      ui::ButtonStyle::outline, ready)) {
    actions.push_back(StepEpoch{});
  }
  if (!all) return;
  place(sizes.small, sizes.gap);
  if (ui::icon_button("step_batch", ui::Icon::step_batch,
                      tr("Train on one batch: one step of the weights. Key →"), sizes.small,
                      ui::ButtonStyle::outline, ready)) {
    actions.push_back(StepBatch{});
  }
  if (!can_be_taken_apart(app)) return;
  place(sizes.small, sizes.gap);
  if (ui::icon_button("step_apart", ui::Icon::lens,
                      tr("Take the next step apart: forward, loss, backward, update"), sizes.small,
                      ui::ButtonStyle::outline, ready)) {
    actions.push_back(TakeStepApart{});
  }
}

// Below each other, from `top` on.
void draw_progress_lines(const std::vector<std::string>& lines, const Rect& place, float top,
                         float across) {
  constexpr float line_height = 15;
  for (const std::string& line : lines) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label,
                     {{place.min.x, top}, {place.max.x, top + line_height}}, ui::colors().secondary,
                     line, across);
    top += line_height;
  }
}

// In a line, or two where that is too long.
void draw_progress(TransportBar& state, const App& app, const Rect& place, Actions& actions) {
  const RunView run = app.shown_run();
  const float middle = place.center().y;
  const auto lines = lines_within(progress_text(run), place.width(), 2);
  const float top = middle - (lines.size() > 1 ? 17 : 10);
  draw_timeline(run, {{place.min.x, top}, {place.max.x, top + 6}},
                {{place.min.x, top - 10}, {place.max.x, top + 10}}, actions);
  if (run.ready() && !run.is_now()) {
    draw_past_buttons(state.film, run, {{place.min.x, top + 13}, place.max}, actions);
    return;
  }
  draw_progress_lines(lines, place, top + (lines.size() > 1 ? 11 : 14), 0);
  ui::mark("progress", {{place.min.x, top + 11}, place.max},
           {.role = ui::Role::img, .label = progress_text(run)});
}

// The bar across a phone, where a finger finds it; below it what it says, where `words` have a
// place.
void draw_phone_progress(const App& app, const Layout& layout, const Rect& bar, float words,
                         Actions& actions) {
  const RunView run = app.shown_run();
  const float thickness = layout.timeline > 0 ? 4.f : 3.f;
  const float side = layout.timeline > 0 ? 14.f : 0.f;
  const float room = std::max(layout.timeline, thickness);
  const float top = bar.min.y + (room - thickness) / 2;
  draw_timeline(run, {{bar.min.x + side, top}, {bar.max.x - side, top + thickness}},
                {bar.min, {bar.max.x, bar.min.y + room}}, actions);
  if (words <= 0) return;
  const float below = bar.min.y + std::max(room, 5.f);
  const Rect line{{bar.min.x + 14, below}, {bar.max.x - 14, below + words}};
  std::string text = progress_text(run);
  if (ui::text_size(ui::Font::label, text).x > line.width()) text = progress_text(run, true);
  draw_progress_lines(lines_within(text, line.width(), 1), line, line.min.y, 0.5f);
  ui::mark("progress", line, {.role = ui::Role::img, .label = text});
}

void draw_more(const App& app, const Rect& place, Actions& actions) {
  ImGui::SetCursorScreenPos(place.min);
  if (ui::icon_button("more", ui::Icon::menu,
                      tr("All settings of training: batch size, epochs, seed …"), place.width())) {
    ImGui::OpenPopup("training_settings");
    ui::request_frame();
  }
  constexpr float width = 300;
  ImGui::SetNextWindowPos({place.max.x - width, place.min.y - 26}, ImGuiCond_Always, {0, 1});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, std::max(60.f, place.min.y - 34)});
  if (ImGui::BeginPopup("training_settings", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav)) {
    ui::section_title(tr("Training"));
    draw_training_settings(app.shown_run(), actions);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape) && !ImGui::GetIO().WantTextInput) {
      ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
  }
}

void draw_settings(const App& app, Rect& bar, bool wide, Actions& actions) {
  Rect more = bar.cut_right(36, 14);
  more.min.y = bar.center().y - 18;
  draw_more(app, more, actions);
  const float top = bar.center().y - 24;
  const auto column = [&](float width) {
    ImGui::SetCursorScreenPos({bar.cut_right(width, 14).min.x, top});
    return width;
  };
  const auto shown = [&](Part part) { return !app.view().hidden.has(part); };
  if (wide && bar.width() > 890 && shown(Part::speed)) {
    const float width = column(124);
    draw_speed_choice(app.shown_run(), actions, width);
  }
  if (wide && shows_images(app.shown_run())) {
    const float width = column(stop_choice_width(app.shown_run()));
    draw_stop_choice(app.shown_run(), actions, width);
  } else if (wide && shown(Part::regularizer)) {
    const float width = column(120);
    draw_regularizer_choice(app.shown_run(), actions, width);
  }
  constexpr float least_with_optimizer = 330;  // else it is in the menu alone
  if (shown(Part::optimizer) && bar.width() >= least_with_optimizer) {
    const float width = column(146);
    draw_optimizer_choice(app.shown_run(), actions, width);
  }
  if (shown(Part::learning_rate)) {
    const float width = column(learning_rate_choice_width(app.shown_run()));
    draw_learning_rate_choice(app.shown_run(), actions, width);
  }
}

void draw_learning_rate(const App& app, const Rect& right) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float middle = right.center().y;
  const RunView run = app.shown_run();
  const float set = learning_rate(app.experiment().training.optimizer);
  const float rate = run.ready() ? run.snapshot().learning_rate : set;
  const int digits = rate == set ? 6 : 3;  // as it was typed, or as there is room for
  const Rect above{{right.min.x, middle - 19}, {right.max.x, middle - 3}};
  const char* name = rate == set ? tr("Learning rate") : tr("Rate now");
  if (ui::text_size(ui::Font::label, name).x > above.width()) name = tr("Rate");
  ui::draw_text_in(list, ui::Font::label, above, ui::colors().secondary, name, 1);
  ui::draw_text_in(list, ui::Font::number, {{right.min.x, middle - 3}, {right.max.x, middle + 18}},
                   ui::colors().text, short_text(static_cast<double>(rate), digits), 1);
}

// The epoch, and as there is room beside it how far that is; where it passes in no time, as those
// of points do, or none is under way, the learning rate.
void draw_epoch_in_row(const App& app, Rect row) {
  constexpr float least_epoch = 70, least_both = 190, epoch_width = 76, gap = 12;
  const RunView run = app.shown_run();
  if (row.width() < least_epoch) return;
  if (row.width() < least_both) {
    draw_epoch_words(run, row);
  } else if (shows_images(run) && has_epoch_progress(run)) {
    draw_epoch_words(run, row.cut_left(epoch_width, gap));
    const float middle = row.center().y;
    draw_epoch_progress(run, {{row.min.x, middle - 13}, {row.max.x, middle + 13}}, "progress");
  } else {
    draw_learning_rate(app, row.cut_right(90, gap));
    draw_epoch_words(run, row);
  }
}

// The buttons, the epoch and the tabs beside each other; below a width play alone and the tabs.
void draw_one_row(const App& app, const Layout& layout, Rect bar, Actions& actions) {
  const Parts& hidden = app.view().hidden;
  if (hidden.has(Part::transport)) {
    draw_phone_tabs(app, bar, actions);
    return;
  }
  draw_phone_progress(app, layout, bar, 0, actions);
  bar.min.x += 6;
  bar.min.y += std::max(layout.timeline, 3.f);
  bar.max.x -= 6;
  constexpr float size = 44, gap = 6, widest_tab = 92;
  const float buttons = layout.few_buttons ? size + gap : 3 * (size + gap);
  const float tabs = std::min(bar.width() - buttons, shown_tabs(hidden) * widest_tab);
  draw_phone_tabs(app, bar.cut_right(tabs, gap), actions);
  if (!layout.few_buttons) {
    draw_buttons(app, bar, {gap, size, size}, false, actions);
  } else if (!hidden.has(Part::play)) {
    ImGui::SetCursorScreenPos({bar.min.x, bar.center().y - size / 2});
    draw_play(app, size, actions);
    bar.min.x += size + gap;
  }
  draw_epoch_in_row(app, bar);
}

// What lies beside the buttons keeps its place where some of them are hidden.
void draw_two_rows(const App& app, const Layout& layout, Rect bar, Actions& actions) {
  draw_phone_tabs(app, bar.cut_bottom(48), actions);
  const Parts& hidden = app.view().hidden;
  if (hidden.has(Part::transport)) return;
  const float words = layout.progress_words;
  draw_phone_progress(app, layout, bar, words, actions);
  Rect row{{bar.min.x + 14, bar.min.y + std::max(layout.timeline, 6.f) + words},
           {bar.max.x - 14, bar.max.y}};
  if (layout.narrow) {
    draw_buttons(app, row, {6, 44, 52}, false, actions);
    draw_epoch_on_phone(app.shown_run(), row, actions);
    return;
  }
  Rect buttons = row;
  const float width = 44 + 14 + 52 + 14 + 44;  // of all three
  const float left = (hidden.has(Part::reset) ? 58.f : 0) + (hidden.has(Part::play) ? 66.f : 0) +
                     (hidden.has(Part::step) ? 58.f : 0);
  buttons.min.x = row.center().x - (width - left) / 2;
  draw_buttons(app, buttons, {14, 44, 52}, false, actions);
  draw_epoch_on_phone(app.shown_run(), {row.min, {row.center().x - width / 2 - 8, row.max.y}},
                      actions);
  draw_learning_rate(app, {{row.center().x + width / 2 + 8, row.min.y}, row.max});
}

}  // namespace

void draw_transport_bar(TransportBar& state, const App& app, const Layout& layout,
                        Actions& actions) {
  run_film(state.film, app.shown_run(), actions);
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect bar = layout.transport;
  if (bar.height() <= 0) return;
  const ui::Region region("transport", bar, tr("Training"));
  list->AddRectFilled(bar.min, bar.max, ui::colors().card);
  list->AddRectFilled(bar.min, {bar.max.x, bar.min.y + 1}, ui::colors().line);
  if (layout.phone()) {
    layout.one_row ? draw_one_row(app, layout, bar, actions)
                   : draw_two_rows(app, layout, bar, actions);
    return;
  }
  bar.min.x += 20;
  bar.max.x -= 20;
  draw_buttons(app, bar, {14, 36, 48}, true, actions);
  bar.min.x += 4;
  draw_epoch(app.shown_run(), bar.cut_left(epoch_count_width, 20), actions);
  if (!app.view().hidden.has(Part::settings))
    draw_settings(app, bar, layout.size == Size::wide, actions);
  draw_progress(state, app, bar, actions);
}

}  // namespace descent
