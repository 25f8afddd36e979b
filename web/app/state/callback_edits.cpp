#include "web/app/state/callback_edits.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/core/closed_set.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/stop_rules.hpp"

namespace descent {
namespace {

bool watches_validation(Monitor monitor) {
  return monitor == Monitor::val_loss || monitor == Monitor::val_accuracy;
}

// The same figure of the training samples, where those are all that there are.
Callback watching_measured(const Callback& callback, const std::vector<Monitor>& all) {
  const Monitor* now = monitor_of(callback);
  const bool watches = !now || std::ranges::find(all, *now) != all.end();
  return watches ? callback : with_monitor(callback, all.front());
}

bool takes_schedules_place(const Experiment& experiment, const Callback& callback) {
  return sets_learning_rate(callback) && !is_constant(experiment.training.schedule);
}

}  // namespace

std::vector<Monitor> measured(const Experiment& experiment) {
  const bool classes = has_classes(experiment), validation = has_test_samples(experiment);
  std::vector<Monitor> found;
  std::ranges::copy_if(all_monitors(), std::back_inserter(found), [&](Monitor one) {
    return (classes || !grows_when_better(one)) && (validation || !watches_validation(one));
  });
  return found;
}

std::vector<Callback> offered_callbacks(const Experiment& experiment) {
  const std::vector<Monitor> monitors = measured(experiment);
  std::vector<Callback> offered;
  for (const Callback& one : one_of_each<Callback>()) {
    offered.push_back(watching_measured(one, monitors));
  }
  return offered;
}

bool may_add_callback(const Experiment& experiment) {
  return experiment.training.callbacks.size() < limits::callbacks;
}

std::string callback_note(const Experiment& experiment, const Callback& callback) {
  const auto meaning = std::visit([](const auto& one) { return one.meaning; }, callback);
  std::string note(tr_marked(meaning));
  if (!takes_schedules_place(experiment, callback)) return note;
  return tr("{0}. Takes the place of the schedule {1}", note,
            name_of(experiment.training.schedule));
}

Action add_callback(const Experiment& experiment, const Callback& callback) {
  std::vector<Callback> callbacks = experiment.training.callbacks;
  callbacks.push_back(callback);
  if (!takes_schedules_place(experiment, callback)) return SetCallbacks{std::move(callbacks)};
  return together(
      {SetSchedule{ConstantRate{}}, SetCallbacks{std::move(callbacks)},
       Tell{rate_setter_text(name_of(callback), name_of(experiment.training.schedule))}});
}

std::string rate_setter_text(std::string_view now, std::string_view before) {
  return tr(
      "{0} sets the learning rate now. {1} was taken out, as the two do not go together: Undo "
      "brings it back.",
      now, before);
}

Action change_callback(const Experiment& experiment, std::size_t place, const Callback& callback) {
  std::vector<Callback> callbacks = experiment.training.callbacks;
  callbacks.at(place) = callback;
  return SetCallbacks{std::move(callbacks)};
}

Action remove_callback(const Experiment& experiment, std::size_t place) {
  std::vector<Callback> callbacks = experiment.training.callbacks;
  callbacks.erase(callbacks.begin() + static_cast<std::ptrdiff_t>(place));
  return SetCallbacks{std::move(callbacks)};
}

std::string callback_text(const Callback& callback) {
  if (std::holds_alternative<StopBelow>(callback)) {
    return tr("{0} below", to_string(*monitor_of(callback)));
  }
  if (std::holds_alternative<StopAbove>(callback)) {
    return tr("{0} above", to_string(*monitor_of(callback)));
  }
  const auto* early = std::get_if<EarlyStopping>(&callback);
  if (!early) return std::string(name_of(callback));
  const bool grows = early->mode == MonitorMode::automatic ? grows_when_better(early->monitor)
                                                           : early->mode == MonitorMode::max;
  const std::string_view monitor = to_string(early->monitor);
  if (early->restore_best_weights) {
    return grows ? tr("{0} falls, best back", monitor) : tr("{0} rises, best back", monitor);
  }
  return grows ? tr("{0} falls", monitor) : tr("{0} rises", monitor);
}

}  // namespace descent
