#pragma once

#include <optional>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/training/history.hpp"
#include "web/scenes/line/line_fit.hpp"

namespace descent {

// How a line is judged: by which loss, over which training samples, with which penalty on w.
struct LineTask {
  Loss loss = Loss::mean_squared_error;
  Regularizer penalty = {};
  std::vector<LinePoint> samples = {};  // as the model is given them
  bool bias = true;                     // b is learnt, too
  bool operator==(const LineTask&) const = default;
};
LineTask line_task(const Experiment& experiment, const Dataset& dataset);

// Of this line, as Keras's evaluate() has it.
double loss_of(const LineTask& task, const Line& line);

// The history of a line with, in place of the loss that training logs, which is the mean over the
// lines on the way, that of the line that each epoch left; and first the one before any, epoch 0.
class LineLosses {
 public:
  // Takes what has come since the last time, or all where training began anew.
  void follow(const History& history, const LineTask& task);
  const History& history() const { return shown_; }

 private:
  History shown_;
};

}  // namespace descent
