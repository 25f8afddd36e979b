#include "web/app/state/schedule_choices.hpp"

#include <algorithm>

#include "engine/core/closed_set.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"
#include "web/app/state/callback_edits.hpp"
#include "web/app/state/stop_rules.hpp"

namespace descent {
namespace {

const Callback* rate_callback(const Experiment& experiment) {
  for (const Callback& callback : experiment.training.callbacks) {
    if (sets_learning_rate(callback)) return &callback;
  }
  return nullptr;
}

// Null where the choice leaves it as it is.
const Callback* taken_out(const Experiment& experiment, const ScheduleChoice& choice) {
  const Callback* callback = rate_callback(experiment);
  const bool stays = callback && choice.callback && choice.callback->index() == callback->index();
  return stays ? nullptr : callback;
}

std::string taken_out_text(const LearningRateSchedule& schedule, const Callback& callback) {
  if (!is_constant(schedule)) return rate_setter_text(name_of(schedule), name_of(callback));
  return tr("{0} was taken out: nothing changes the learning rate now. Undo brings it back.",
            name_of(callback));
}

bool is_staircase(const LearningRateSchedule& schedule) {
  const auto* decay = std::get_if<ExponentialDecay>(&schedule);
  return decay && decay->staircase;
}

// The boundaries lie apart, however short the training is.
PiecewiseConstantDecay in_pieces(const Experiment& experiment, std::size_t all) {
  const auto rate = static_cast<double>(learning_rate(experiment.training.optimizer));
  return {{static_cast<double>(all / 2), static_cast<double>(all / 2 + all / 4)},
          {shortest_decimal(static_cast<float>(rate / 10)),
           shortest_decimal(static_cast<float>(rate / 100))}};
}

bool same_kind(const LearningRateSchedule& a, const LearningRateSchedule& b) {
  return a.index() == b.index() && is_staircase(a) == is_staircase(b);
}

}  // namespace

std::vector<ScheduleChoice> schedule_choices(const Experiment& experiment,
                                             std::size_t steps_per_epoch) {
  const std::size_t all = std::clamp<std::size_t>(
      experiment.training.epochs * std::max<std::size_t>(steps_per_epoch, 1), 4,
      limits::decay_steps);
  ReduceLROnPlateau plateau;
  plateau.monitor = has_test_samples(experiment) ? Monitor::val_loss : Monitor::loss;
  plateau.factor = 0.5;
  plateau.patience = 5;
  return {
      {tr_noop("constant"), tr_noop("The same for all steps"), ConstantRate{}, {}},
      {tr_noop("falls"),
       tr_noop("ExponentialDecay: halved little by little, four times in all epochs"),
       ExponentialDecay{all / 4, 0.5, false},
       {}},
      {tr_noop("falls in steps"),
       tr_noop("ExponentialDecay, staircase: halved at once, four times in all epochs"),
       ExponentialDecay{all / 4, 0.5, true},
       {}},
      {tr_noop("cosine"),
       tr_noop("CosineDecay: slowly at first and in the end, down to 0"),
       CosineDecay{all},
       {}},
      {tr_noop("in pieces"),
       tr_noop(
           "PiecewiseConstantDecay: a tenth from half of all epochs on, a hundredth at the end"),
       in_pieces(experiment, all),
       {}},
      {tr_noop("on a plateau"),
       tr_noop("ReduceLROnPlateau: halved after 5 epochs without a better one"), ConstantRate{},
       plateau},
  };
}

std::size_t chosen_schedule(const Experiment& experiment,
                            const std::vector<ScheduleChoice>& choices) {
  const Callback* callback = rate_callback(experiment);
  const auto found = std::find_if(choices.begin(), choices.end(), [&](const ScheduleChoice& one) {
    if (callback || one.callback) {
      return callback && one.callback && callback->index() == one.callback->index();
    }
    return same_kind(one.schedule, experiment.training.schedule);
  });
  return static_cast<std::size_t>(found - choices.begin());
}

std::string schedule_note(const Experiment& experiment, const ScheduleChoice& choice) {
  std::string note(tr_marked(choice.note));
  const Callback* callback = taken_out(experiment, choice);
  return callback ? tr("{0}. Takes the callback {1} out", note, name_of(*callback)) : note;
}

Action choose_schedule(const Experiment& experiment, const ScheduleChoice& choice) {
  const Callback* callback = taken_out(experiment, choice);
  std::vector<Callback> callbacks = experiment.training.callbacks;
  if (callback) std::erase_if(callbacks, sets_learning_rate);
  if (choice.callback && std::ranges::none_of(callbacks, sets_learning_rate)) {
    callbacks.push_back(*choice.callback);
  }
  if (callbacks == experiment.training.callbacks) return SetSchedule{choice.schedule};
  Actions all = {SetSchedule{choice.schedule}, SetCallbacks{std::move(callbacks)}};
  if (callback) all.push_back(Tell{taken_out_text(choice.schedule, *callback)});
  return together(all);
}

}  // namespace descent
