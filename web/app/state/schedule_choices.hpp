#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// One of the ways in which the learning rate may go on, as a person chooses among them: a schedule,
// or a callback that lowers it.
struct ScheduleChoice {
  std::string text;  // "cosine"
  std::string note;  // one line on it, marked for translation as its text is
  LearningRateSchedule schedule;
  std::optional<Callback> callback;
};

// With settings that suit a training of so many steps to an epoch and all of its epochs.
std::vector<ScheduleChoice> schedule_choices(const Experiment& experiment,
                                             std::size_t steps_per_epoch);
// The place of the one that is of the experiment's kind; size(): it has another.
std::size_t chosen_schedule(const Experiment& experiment,
                            const std::vector<ScheduleChoice>& choices);
// What is said of one in the list: its note, and which callback it would take out.
std::string schedule_note(const Experiment& experiment, const ScheduleChoice& choice);
// Schedule and callback, in the place of those that set the learning rate; what may end
// the training stays. A callback that is taken out is told.
Action choose_schedule(const Experiment& experiment, const ScheduleChoice& choice);

}  // namespace descent
