#include "web/scenes/line/line_losses.hpp"

#include <cmath>
#include <variant>

namespace descent {
namespace {

Line line_of(const std::array<float, 2>& neuron) { return {neuron[0], neuron[1]}; }

EpochRecord beginning(const History& history, const LineTask& task) {
  EpochRecord record;
  record.train.loss = loss_of(task, line_of(history.initial_neuron));
  record.neuron = history.initial_neuron;
  return record;
}

}  // namespace

LineTask line_task(const Experiment& experiment, const Dataset& dataset) {
  LineTask task;
  task.loss = experiment.training.loss;
  if (const Regularizer* penalty = kernel_regularizer(experiment.model.front())) {
    task.penalty = *penalty;
  }
  if (const auto* dense = std::get_if<Dense>(&experiment.model.front())) {
    task.bias = dense->use_bias;
  }
  if (dataset.train.inputs.sample_size() != 1 || dataset.train.targets.sample_size() != 1)
    return task;
  float x = 0, y = 0;
  for (std::size_t i = 0; i < dataset.train.count(); ++i) {
    dataset.train.inputs.copy_sample(i, &x);
    dataset.train.targets.copy_sample(i, &y);
    task.samples.push_back({x, y});
  }
  return task;
}

double loss_of(const LineTask& task, const Line& line) {
  double sum = 0;
  for (const LinePoint& point : task.samples) {
    const double difference = line.at(point.x) - point.y;
    sum += task.loss == Loss::mean_absolute_error ? std::abs(difference) : difference * difference;
  }
  if (!task.samples.empty()) sum /= static_cast<double>(task.samples.size());
  return sum + static_cast<double>(task.penalty.l1) * std::abs(line.w) +
         static_cast<double>(task.penalty.l2) * line.w * line.w;
}

void LineLosses::follow(const History& history, const LineTask& task) {
  EpochLog& shown = shown_.epochs;
  // An untrained line's loss is that over the points as they are now.
  const bool goes_on = shown.count() > 0 && shown_.course == history.course &&
                       shown_.initial_neuron == history.initial_neuron &&
                       shown.count() <= history.epochs.count();
  if (!goes_on) shown = EpochLog({beginning(history, task)});
  shown_.classification = history.classification;
  shown_.initial_neuron = history.initial_neuron;
  shown_.edited = history.edited;
  shown_.course = history.course;
  const std::size_t first = history.epochs.place_after(shown.count());
  for (std::size_t i = first; i < history.epochs.size(); ++i) {
    EpochRecord record = history.epochs[i];
    record.train.loss = loss_of(task, line_of(record.neuron));
    shown.append(record);
  }
}

}  // namespace descent
