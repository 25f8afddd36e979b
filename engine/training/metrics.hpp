#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

namespace descent {

// What a pass over samples came to. NaN where it does not apply.
struct Scores {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();
  double loss = none;      // with the regularisation penalty, as Keras reports it
  double accuracy = none;  // share of samples whose class is predicted; classification only
  double mean_absolute_error = none;  // MAE, RMSE and R²: regression only
  double root_mean_squared_error = none;
  double r_squared = none;
};

// A figure of Scores, by Keras's names: loss, accuracy, mean_absolute_error, r2_score.
enum class Metric { loss, accuracy, mean_absolute_error, r_squared };
std::string_view to_string(Metric metric);
double value_of(const Scores& scores, Metric metric);

// Gathers scores over batches: sums, so that the order of calls is all that matters.
class ScoreSums {
 public:
  // How outputs are judged: classes = 0 is regression; with one output, class 1 is above
  // `threshold`; with several the largest output wins.
  ScoreSums(std::size_t classes, std::size_t outputs, float threshold);

  // outputs: rows × outputs; targets: rows × target width; labels are class numbers where there
  // are classes, else null.
  void add(std::size_t rows, const float* outputs, const float* targets, const float* labels,
           double loss_sum);
  void clear();
  std::size_t samples() const { return samples_; }

  // `penalty` is the regularisation's share of the loss.
  Scores scores(double penalty) const;

 private:
  std::size_t classes_, outputs_;
  float threshold_;
  std::size_t samples_ = 0, correct_ = 0;
  double loss_ = 0, absolute_ = 0, squared_ = 0, target_ = 0, target_squared_ = 0;
};

// The class that a row of outputs stands for, as ScoreSums judges it.
std::size_t predicted_class(std::size_t outputs, const float* row, float threshold);

}  // namespace descent
