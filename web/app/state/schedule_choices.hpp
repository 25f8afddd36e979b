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
  std::string note;  // one line on it
  LearningRateSchedule schedule;
  std::optional<Callback> callback;
};

// With settings that suit a training of so many steps to an epoch and all of its epochs.
std::vector<ScheduleChoice> schedule_choices(const Experiment& experiment,
                                             std::size_t steps_per_epoch);
// The place of the one that is of the experiment's kind; size(): it has another.
std::size_t chosen_schedule(const Experiment& experiment,
                            const std::vector<ScheduleChoice>& choices);
// Schedule and callback, in the place of those that set the learning rate; what may end
// the training stays.
Action choose_schedule(const Experiment& experiment, const ScheduleChoice& choice);

}  // namespace descent
