#include "engine/training/learning_curve.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace descent {
namespace {

std::vector<double> smooth_test_losses(const Epochs& epochs) {
  std::vector<double> smooth;
  for (std::size_t i = 0; i < epochs.size(); ++i) {
    const std::size_t first = i < 4 ? 0 : i - 4;
    double sum = 0;
    for (std::size_t k = first; k <= i; ++k) sum += epochs[k].validation.loss;
    smooth.push_back(sum / static_cast<double>(i + 1 - first));
  }
  return smooth;
}

std::size_t place_of_least(const std::vector<double>& values) {
  return static_cast<std::size_t>(std::min_element(values.begin(), values.end()) - values.begin());
}

// The mean training loss of epochs first … last-1.
double mean_loss(const Epochs& epochs, std::size_t first, std::size_t last) {
  double sum = 0;
  for (std::size_t i = first; i < last; ++i) sum += epochs[i].train.loss;
  return sum / static_cast<double>(last - first);
}

}  // namespace

bool has_test(const Epochs& epochs) { return !std::isnan(epochs.front().validation.loss); }

const Scores& judged_scores(const Epochs& epochs) {
  return has_test(epochs) ? epochs.back().validation : epochs.back().train;
}

bool has_learnt(const History& history) {
  if (history.epochs.count() <= history.edited) return false;
  const Scores& scores = judged_scores(Epochs(history.epochs));
  if (history.classification) return scores.loss <= 0.02 || scores.accuracy >= 0.98;
  return scores.r_squared >= 0.98;
}

std::size_t best_test_epoch(const Epochs& epochs) {
  return place_of_least(smooth_test_losses(epochs));
}

std::optional<Overfitting> find_overfitting(const Epochs& epochs) {
  if (!has_test(epochs)) return std::nullopt;
  const std::vector<double> smooth = smooth_test_losses(epochs);
  const std::size_t best = place_of_least(smooth), last = epochs.size() - 1;
  const Overfitting found{best, smooth[best], smooth[last]};
  const double gained = epochs.front().validation.loss - found.lowest;
  const bool risen =
      found.newest > 1.3 * found.lowest && found.newest - found.lowest > 0.05 * gained;
  const bool fallen = epochs[last].train.loss < epochs[best].train.loss;
  return epochs[last].epoch - epochs[best].epoch >= 5 && risen && fallen ? std::optional(found)
                                                                         : std::nullopt;
}

std::optional<Standstill> find_standstill(const Epochs& epochs) {
  if (epochs.size() < 20) return std::nullopt;
  const std::size_t stretch = std::clamp<std::size_t>(epochs.size() / 4, 10, 200);
  const std::size_t first = epochs.size() - stretch, middle = first + stretch / 2;
  const double before = mean_loss(epochs, first, middle);
  const double after = mean_loss(epochs, middle, epochs.size());
  if (!(after > 0.98 * before)) return std::nullopt;
  return Standstill{stretch, before, after};
}

}  // namespace descent
