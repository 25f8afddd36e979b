#include "engine/training/metrics.hpp"

#include <algorithm>
#include <cmath>

namespace descent {

std::string_view to_string(Metric metric) {
  switch (metric) {
    case Metric::loss:
      return "loss";
    case Metric::accuracy:
      return "accuracy";
    case Metric::mean_absolute_error:
      return "mean_absolute_error";
    case Metric::r_squared:
      return "r2_score";
  }
  return "";
}

double value_of(const Scores& scores, Metric metric) {
  switch (metric) {
    case Metric::loss:
      return scores.loss;
    case Metric::accuracy:
      return scores.accuracy;
    case Metric::mean_absolute_error:
      return scores.mean_absolute_error;
    case Metric::r_squared:
      return scores.r_squared;
  }
  return Scores::none;
}

ScoreSums::ScoreSums(std::size_t classes, std::size_t outputs, float threshold)
    : classes_(classes), outputs_(outputs), threshold_(threshold) {}

void ScoreSums::add(std::size_t rows, const float* outputs, const float* targets,
                    const float* labels, double loss_sum) {
  samples_ += rows;
  loss_ += loss_sum;
  if (classes_ > 0) {
    for (std::size_t r = 0; r < rows; ++r) {
      const std::size_t guess = predicted_class(outputs_, outputs + r * outputs_, threshold_);
      // Without a branch, which nobody could foresee.
      correct_ += guess == static_cast<std::size_t>(labels[r]) ? 1 : 0;
    }
    return;
  }
  for (std::size_t i = 0; i < rows * outputs_; ++i) {
    const double target = targets[i];
    const double error = outputs[i] - target;
    absolute_ += std::abs(error);
    squared_ += error * error;
    target_ += target;
    target_squared_ += target * target;
  }
}

void ScoreSums::clear() { *this = ScoreSums(classes_, outputs_, threshold_); }

Scores ScoreSums::scores(double penalty) const {
  Scores scores;
  if (samples_ == 0) return scores;
  const auto samples = static_cast<double>(samples_);
  scores.loss = loss_ / samples + penalty;
  if (classes_ > 0) {
    scores.accuracy = static_cast<double>(correct_) / samples;
    return scores;
  }
  const double values = samples * static_cast<double>(outputs_);
  scores.mean_absolute_error = absolute_ / values;
  scores.root_mean_squared_error = std::sqrt(squared_ / values);
  // 1 - residual / total sum of squares about the mean; without any spread there is none.
  const double total = target_squared_ - target_ * target_ / values;
  if (total > 0) scores.r_squared = 1 - squared_ / total;
  return scores;
}

std::size_t predicted_class(std::size_t outputs, const float* row, float threshold) {
  if (outputs == 1) return row[0] > threshold ? 1 : 0;
  return static_cast<std::size_t>(std::max_element(row, row + outputs) - row);
}

}  // namespace descent
