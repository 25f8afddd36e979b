#include "web/cards/schedule_dialog.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/core/closed_set.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/schedule_choices.hpp"
#include "web/cards/callback_fields.hpp"
#include "web/cards/row_fields.hpp"
#include "web/cards/schedule_fields.hpp"
#include "web/cards/settings_button.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::size_t steps_per_epoch(const RunView& run) {
  return run.ready() ? run.snapshot().steps_per_epoch : 1;
}

std::string rate_words(float rate) { return short_text(static_cast<double>(rate)); }

// The rate over all epochs from 0 on, and where training is.
void draw_rate_curve(const RunView& run) {
  constexpr int points = 160;
  const TrainingSettings& training = run.experiment().training;
  const float initial = learning_rate(training.optimizer);
  const std::uint64_t all = std::uint64_t{training.epochs} * steps_per_epoch(run);
  std::vector<float> rates;
  for (int i = 0; i <= points; ++i) {
    const auto step = static_cast<std::uint64_t>(static_cast<double>(all) * i / points);
    rates.push_back(scheduled_rate(training.schedule, initial, step));
  }
  const float most = std::max(*std::ranges::max_element(rates), 1e-30f);
  const Rect area = ui::take_rect(64).inset(4);
  const auto place = [&](double part, float rate) {
    return ImVec2(area.min.x + static_cast<float>(part) * area.width(),
                  area.max.y - rate / most * area.height());
  };
  std::vector<ImVec2> line;
  for (int i = 0; i <= points; ++i) {
    line.push_back(place(i / static_cast<double>(points), rates[static_cast<std::size_t>(i)]));
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  list->AddLine({area.min.x, area.max.y}, area.max, c.line);
  list->AddPolyline(line.data(), static_cast<int>(line.size()), c.accent, ImDrawFlags_None, 2);
  const std::string words =
      tr("Learning rate from {0} to {1} over {2} epochs of {3} steps", rate_words(rates.front()),
         rate_words(rates.back()), ui::with_commas(training.epochs),
         ui::with_commas(steps_per_epoch(run)));
  ui::mark("schedule.curve", area, {.role = ui::Role::img, .label = words});
  ui::small_print(words);
}

// The name of what is chosen, and what it does.
void draw_schedule_meaning(const LearningRateSchedule& schedule) {
  const auto meaning = std::visit([](const auto& one) { return one.meaning; }, schedule);
  ui::text(name_of(schedule), ui::Font::strong);
  ui::small_print(capitalized(std::string(tr_marked(meaning))) + ".");
}

// Whether the dialog is to be closed.
bool draw_schedule(const RunView& run, Actions& actions) {
  const TrainingSettings& training = run.experiment().training;
  const bool closed = ui::close_button("schedule.close");
  ui::text(tr("Learning rate over time"), ui::Font::title);
  ui::space(6);
  choose_schedule(run, "schedule.kind", "", -1, actions);
  draw_rate_curve(run);
  ui::divider();
  bool by_callback = false;
  for (std::size_t i = 0; i < training.callbacks.size(); ++i) {
    if (!sets_learning_rate(training.callbacks[i])) continue;
    by_callback = true;
    draw_callback_fields(i, run, actions);
  }
  if (!by_callback) {
    draw_schedule_meaning(training.schedule);
    draw_schedule_fields(run, actions);
  }
  return closed;
}

}  // namespace

bool rate_changes(const RunView& run) {
  const TrainingSettings& training = run.experiment().training;
  return !is_constant(training.schedule) ||
         std::ranges::any_of(training.callbacks, sets_learning_rate) ||
         present_rate(run) != learning_rate(training.optimizer);
}

float present_rate(const RunView& run) {
  return run.ready() ? run.snapshot().learning_rate
                     : learning_rate(run.experiment().training.optimizer);
}

void choose_schedule(const RunView& run, std::string_view id, std::string_view label, float width,
                     Actions& actions) {
  const Experiment& experiment = run.experiment();
  const std::vector<ScheduleChoice> all = schedule_choices(experiment, steps_per_epoch(run));
  std::vector<ui::Choice> choices;
  for (const ScheduleChoice& choice : all) {
    choices.push_back({std::string(tr_marked(choice.text)), schedule_note(experiment, choice), true,
                       choice.text});
  }
  const std::size_t selected = chosen_schedule(experiment, all);
  std::string shown = selected < all.size() ? std::string(tr_marked(all[selected].text))
                                            : std::string(name_of(experiment.training.schedule));
  if (present_rate(run) != learning_rate(experiment.training.optimizer)) {
    shown = tr("{0}: now {1}", shown, rate_words(present_rate(run)));
  }
  const char* hint = tr("How the learning rate goes on from step to step.");
  if (const auto chosen = ui::drop_down(id, label, choices, selected, hint, width, shown)) {
    actions.push_back(choose_schedule(experiment, all[*chosen]));
  }
}

void draw_schedule_button(const RunView& run, Actions& actions) {
  draw_settings_dialog("schedule.settings", tr("The schedule's settings"), "schedule_dialog",
                       [&] { return draw_schedule(run, actions); });
}

}  // namespace descent
