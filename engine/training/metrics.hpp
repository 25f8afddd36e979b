#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace descent {

// What a pass over samples came to. NaN where it does not apply.
struct Scores {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();
  double loss = none;      // with the regularisation penalty, as Keras reports it
  double accuracy = none;  // share of samples whose class is predicted; classification only
  double mean_absolute_error = none;  // MAE, RMSE and R²: regression only
  double root_mean_squared_error = none;
  double r_squared = none;  // the mean over the outputs, as Keras's
  // Of how many samples an output was not a number. They are of no class, and so predicted wrongly.
  std::size_t without_number = 0;
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

  // All that it has gathered, as numbers; take() makes another one of the same classes and outputs
  // go on from there. False, and nothing has changed: they are not those of such a one.
  std::vector<double> numbers() const;
  bool take(std::span<const double> numbers);

  // `penalty` is the regularisation's share of the loss.
  Scores scores(double penalty) const;

 private:
  std::size_t classes_, outputs_;
  float threshold_;
  std::size_t samples_ = 0, correct_ = 0;
  std::size_t without_number_ = 0;
  double loss_ = 0, absolute_ = 0;
  // Of an output's errors and of its targets.
  struct Output {
    double squared = 0, target = 0, target_squared = 0;
  };
  std::vector<Output> sums_;
};

// What is said where an output is not a number: such a row is of no class.
inline constexpr std::uint32_t no_class = std::numeric_limits<std::uint32_t>::max();

// The class that a row of outputs stands for, as ScoreSums judges it, or no_class.
std::uint32_t predicted_class(std::size_t outputs, const float* row, float threshold);

}  // namespace descent
