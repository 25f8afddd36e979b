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
    : classes_(classes),
      outputs_(outputs),
      threshold_(threshold),
      sums_(classes > 0 ? 0 : outputs) {}

void ScoreSums::add(std::size_t rows, const float* outputs, const float* targets,
                    const float* labels, double loss_sum) {
  samples_ += rows;
  loss_ += loss_sum;
  if (classes_ > 0) {
    for (std::size_t r = 0; r < rows; ++r) {
      const std::uint32_t guess = predicted_class(outputs_, outputs + r * outputs_, threshold_);
      // Without a branch, which nobody could foresee.
      correct_ += guess == static_cast<std::uint32_t>(labels[r]) ? 1 : 0;
      without_number_ += guess == no_class ? 1 : 0;
    }
    return;
  }
  for (std::size_t r = 0; r < rows; ++r) {
    double errors = 0;
    for (std::size_t i = 0; i < outputs_; ++i) {
      const double target = targets[r * outputs_ + i];
      const double error = outputs[r * outputs_ + i] - target;
      errors += std::abs(error);
      sums_[i].squared += error * error;
      sums_[i].target += target;
      sums_[i].target_squared += target * target;
    }
    absolute_ += errors;
    without_number_ += std::isnan(errors) ? 1 : 0;
  }
}

void ScoreSums::clear() {
  samples_ = correct_ = without_number_ = 0;
  loss_ = absolute_ = 0;
  std::fill(sums_.begin(), sums_.end(), Output{});
}

std::vector<double> ScoreSums::numbers() const {
  std::vector<double> numbers = {static_cast<double>(samples_), static_cast<double>(correct_),
                                 static_cast<double>(without_number_), loss_, absolute_};
  for (const Output& each : sums_) {
    numbers.insert(numbers.end(), {each.squared, each.target, each.target_squared});
  }
  return numbers;
}

bool ScoreSums::take(std::span<const double> numbers) {
  constexpr std::size_t counts = 3, totals = 2, of_output = 3;
  constexpr double most = 9e15;  // up to which doubles are whole
  if (numbers.size() != counts + totals + sums_.size() * of_output) return false;
  for (std::size_t i = 0; i < counts; ++i) {
    if (!(numbers[i] >= 0 && numbers[i] <= most)) return false;
  }
  samples_ = static_cast<std::size_t>(numbers[0]);
  correct_ = static_cast<std::size_t>(numbers[1]);
  without_number_ = static_cast<std::size_t>(numbers[2]);
  loss_ = numbers[counts];
  absolute_ = numbers[counts + 1];
  numbers = numbers.subspan(counts + totals);
  for (Output& each : sums_) {
    each = {numbers[0], numbers[1], numbers[2]};
    numbers = numbers.subspan(of_output);
  }
  return true;
}

Scores ScoreSums::scores(double penalty) const {
  Scores scores;
  if (samples_ == 0) return scores;
  const auto samples = static_cast<double>(samples_);
  scores.loss = loss_ / samples + penalty;
  scores.without_number = without_number_;
  if (classes_ > 0) {
    scores.accuracy = static_cast<double>(correct_) / samples;
    return scores;
  }
  const double values = samples * static_cast<double>(outputs_);
  double squared = 0, r_squared = 0;
  bool spread = false;
  for (const Output& output : sums_) {
    squared += output.squared;
    // 1 - residual / total sum of squares about the mean. An output whose targets are all the same
    // counts 0, as Keras has it.
    const double total = output.target_squared - output.target * output.target / samples;
    if (total > 0) r_squared += 1 - output.squared / total;
    spread |= total > 0;
  }
  scores.mean_absolute_error = absolute_ / values;
  scores.root_mean_squared_error = std::sqrt(squared / values);
  if (spread) scores.r_squared = r_squared / static_cast<double>(outputs_);
  return scores;
}

std::uint32_t predicted_class(std::size_t outputs, const float* row, float threshold) {
  bool numbers = true;
  for (std::size_t i = 0; i < outputs; ++i) numbers &= !std::isnan(row[i]);
  if (!numbers) return no_class;
  if (outputs == 1) return row[0] > threshold ? 1 : 0;
  return static_cast<std::uint32_t>(std::max_element(row, row + outputs) - row);
}

}  // namespace descent
