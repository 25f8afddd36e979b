#include "web/app/runs/past.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "engine/optimizers/optimizer.hpp"

namespace descent {

double position_of(const Snapshot& snapshot) {
  const auto steps = static_cast<double>(std::max<std::size_t>(snapshot.steps_per_epoch, 1));
  return static_cast<double>(snapshot.epoch) + static_cast<double>(snapshot.step) / steps;
}

std::shared_ptr<const Moment> nearest_moment(const Timeline& timeline, double position) {
  std::shared_ptr<const Moment> nearest;
  for (std::size_t i = 0; i < timeline.size(); ++i) {
    const auto away = [&](const Moment& moment) { return std::abs(moment.position() - position); };
    if (!nearest || away(*timeline[i]) < away(*nearest)) nearest = timeline[i];
  }
  return nearest;
}

std::shared_ptr<const Snapshot> snapshot_at(const Moment& moment, const Snapshot& now) {
  const EpochLog& epochs = moment.history->epochs;
  Snapshot then;
  then.model = moment.model;
  then.first_parameters = now.first_parameters;
  then.epoch = moment.place.epoch;
  then.epochs = now.epochs;
  then.step = moment.place.step;
  then.steps_per_epoch = moment.steps_per_epoch;
  then.samples_per_step = now.samples_per_step;
  then.samples_seen = moment.samples_seen;
  then.learning_rate =
      epochs.empty() ? learning_rate(moment.settings.optimizer) : epochs.back().learning_rate;
  if (moment.place.step == 0) {
    then.evaluated_loss =
        epochs.empty() ? moment.history->initial_loss : epochs.back().evaluated_loss;
  }
  then.history = moment.history;
  then.predictions = moment.predictions;
  then.augmented = now.augmented;
  then.timeline = now.timeline;
  then.finite_epoch = now.finite_epoch;
  then.restored_epoch = moment.restored_epoch;
  return std::make_shared<const Snapshot>(std::move(then));
}

}  // namespace descent
