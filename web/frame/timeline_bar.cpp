#include "web/frame/timeline_bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/training/timeline.hpp"
#include "web/app/runs/past.hpp"
#include "web/cards/progress.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr double film_seconds = 8;

// What the whole bar stands for, in epochs.
double length_of(const RunView& run) {
  const Snapshot& now = run.newest();
  return std::max({static_cast<double>(now.epochs), position_of(now), 1e-9});
}

// The moment before or behind the one that is shown; nothing: now.
std::optional<double> neighbour(const RunView& run, int steps) {
  const Timeline& timeline = *run.newest().timeline;
  const double shown = position_of(run.snapshot());
  auto place = static_cast<std::ptrdiff_t>(timeline.size());  // that of now
  for (std::size_t i = 0; i < timeline.size() && !run.is_now(); ++i) {
    if (timeline[i]->position() >= shown) {
      place = static_cast<std::ptrdiff_t>(i);
      break;
    }
  }
  // The newest moment may be that of now.
  if (steps < 0 && run.is_now() && timeline.back()->position() >= shown) --place;
  place = std::max<std::ptrdiff_t>(place + steps, 0);
  if (place >= static_cast<std::ptrdiff_t>(timeline.size())) return std::nullopt;
  return timeline[static_cast<std::size_t>(place)]->position();
}

std::string position_words(const Snapshot& shown) {
  if (shown.step == 0) return tr("epoch {0}", ui::with_commas(shown.epoch));
  return tr("epoch {0}, step {1}", ui::with_commas(shown.epoch + 1), ui::with_commas(shown.step));
}

// And what was saved of it is given to the person.
void stop_film(Film& film, bool on) {
  if (film.saved) ui::host().end_film();
  film.saved = false;
  film.on = on;
  film.rest = 1;
}

void draw_bar(const RunView& run, const Rect& bar, bool pressable, bool lit) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const double length = length_of(run);
  const auto at = [&](const Snapshot& snapshot) {
    const double share = std::clamp(position_of(snapshot) / length, 0.0, 1.0);
    return bar.min.x + bar.width() * static_cast<float>(share);
  };
  const float now = at(run.newest()), shown = at(run.snapshot());
  const float rounding = bar.height() / 2;
  list->AddRectFilled(bar.min, bar.max, ui::colors().well, rounding);
  const ImU32 behind =
      run.is_now() ? ui::colors().accent : ui::with_alpha(ui::colors().accent, .4f);
  if (now > bar.min.x) list->AddRectFilled(bar.min, {now, bar.max.y}, behind, rounding);
  if (!run.is_now()) {
    list->AddRectFilled(bar.min, {shown, bar.max.y}, ui::colors().accent, rounding);
  }
  const bool by_finger = ui::host().touch;  // which does not point first
  if (!pressable || (run.is_now() && !lit && !by_finger)) return;
  const ImVec2 knob{std::clamp(shown, bar.min.x + 2, bar.max.x - 2), bar.center().y};
  list->AddCircleFilled(knob, lit ? 8.f : 7.f, ui::colors().card);
  list->AddCircle(knob, lit ? 8.f : 7.f, ui::colors().accent, 0, 2);
}

}  // namespace

bool has_past(const RunView& run) {
  if (!run.ready() || !run.newest().timeline || run.newest().timeline->empty()) return false;
  return position_of(run.newest()) > run.newest().timeline->front()->position();
}

void draw_timeline(const RunView& run, const Rect& bar, const Rect& place, Actions& actions) {
  const bool pressable = has_past(run);
  if (!pressable) {
    const ui::KeepLayout keep;
    ImGui::SetCursorScreenPos(bar.min);
    ui::progress_bar(run.ready() ? progress_fraction(run) : 0, bar.height(), bar.width());
    ui::mark("timeline", bar, {.role = ui::Role::img, .label = tr("How far training is")});
    return;
  }
  ui::Control control{.role = ui::Role::slider};
  control.label = tr("The training so far");
  control.value = position_words(run.snapshot());
  control.now = position_of(run.snapshot());
  control.min = 0;
  control.max = position_of(run.newest());
  control.hint = tr("Drag back to see how it was before");
  const ui::Press press = ui::press_area("timeline", place, control, true);
  const double length = length_of(run), now = position_of(run.newest());
  if (press.held && ImGui::IsMousePosValid()) {
    ui::keep_drag();
    const float share = (ImGui::GetMousePos().x - bar.min.x) / bar.width();
    const double position = std::max(0.0, static_cast<double>(share) * length);
    actions.push_back(LookBack{position < now ? std::optional(position) : std::nullopt});
  } else if (press.steps != 0) {
    actions.push_back(LookBack{neighbour(run, press.steps)});
  } else if (press.ringed && ImGui::IsKeyPressed(ImGuiKey_Home)) {
    actions.push_back(LookBack{0.0});
  } else if (press.ringed && ImGui::IsKeyPressed(ImGuiKey_End)) {
    actions.push_back(LookBack{});
  }
  draw_bar(run, bar, true, press.hovered || press.held);
}

void draw_past_buttons(Film& film, const RunView& run, const Rect& row, Actions& actions) {
  const ui::KeepLayout keep;
  constexpr std::array<double, 4> film_speeds = {0.25, 0.5, 1, 2};
  constexpr float least_with_saving = 330;
  const bool room = row.width() >= least_with_saving;
  ImGui::SetCursorScreenPos(row.min);
  if (ui::link("film", film.on ? tr("Stop film") : tr("Film"),
               tr("Shows the training again, from here to now"))) {
    stop_film(film, !film.on);
    film.at = position_of(run.snapshot());
    ui::request_frame();
  }
  ImGui::SameLine(0, 10);
  if (ui::link("film_speed", tr("{0}×", short_text(film.speed)), tr("How fast the film goes"))) {
    const auto found = std::find(film_speeds.begin(), film_speeds.end(), film.speed);
    const bool last = found == film_speeds.end() || found + 1 == film_speeds.end();
    film.speed = last ? film_speeds.front() : *(found + 1);
  }
  if (ui::host().makes_films && !film.on && room) {
    ImGui::SameLine(0, 10);
    if (ui::link("film_save", tr("Save film"),
                 tr("Shows all of it from the beginning, and saves what is seen as a video"))) {
      stop_film(film, true);
      film.saved = true;
      film.at = 0;
      ui::host().begin_film();
      actions.push_back(LookBack{0.0});
      ui::request_frame();
    }
  }
  ImGui::SameLine(0, 14);
  if (ui::link("go_on_from_here", tr("Go on from here"),
               tr("Training goes on from this moment; undo brings back what came after it"))) {
    stop_film(film, false);
    actions.push_back(GoOnFromHere{});
  }
  ImGui::SameLine(0, 14);
  if (ui::link("back_to_now", tr("Now"), tr("Shows the training as it is now"))) {
    stop_film(film, false);
    actions.push_back(LookBack{});
  }
}

void draw_past_row(Film& film, const RunView& run, const Rect& row, Actions& actions) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(row.min, row.max, ui::colors().card);
  list->AddRectFilled(row.min, {row.max.x, row.min.y + 1}, ui::colors().line);
  const float side = 12, top = row.center().y - ui::link_height() / 2;
  draw_past_buttons(film, run, {{row.min.x + side, top}, {row.max.x - side, row.max.y}}, actions);
}

void run_film(Film& film, const RunView& run, Actions& actions) {
  if (!film.on) return;
  const double passed = static_cast<double>(ImGui::GetIO().DeltaTime);
  if (run.is_now()) {  // it is over, or something else was done
    film.rest -= passed;
    if (film.saved && film.rest > 0) {
      ui::request_frame();
    } else {
      stop_film(film, false);
    }
    return;
  }
  const double now = position_of(run.newest());
  film.at += film.speed * now / film_seconds * passed;
  actions.push_back(LookBack{film.at < now ? std::optional(film.at) : std::nullopt});
  ui::request_frame();
}

}  // namespace descent
