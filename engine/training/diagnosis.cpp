#include "engine/training/diagnosis.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace descent {
namespace {

using Epochs = std::vector<EpochRecord>;

constexpr std::size_t least_epochs = 5;

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.0f %%", 100 * share);
  return text;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

std::string layer_name_of(const LayerStatistics& layer) {
  return "layer " + std::to_string(layer.layer + 1);
}

bool has_test(const Epochs& epochs) { return !std::isnan(epochs.front().validation.loss); }

void find_not_finite(const Epochs& epochs, const ModelStatistics& statistics,
                     std::vector<Finding>& findings) {
  Finding finding{Finding::Kind::not_finite};
  finding.large_inputs = statistics.largest_input > 100;
  const std::string inputs =
      finding.large_inputs
          ? " The inputs reach up to " + number(statistics.largest_input) + " and are not scaled."
          : "";
  for (const EpochRecord& record : epochs) {
    if (std::isfinite(record.train.loss) && !std::isinf(record.validation.loss)) continue;
    finding.epoch = record.epoch;
    finding.evidence = "The loss of epoch " + std::to_string(record.epoch) +
                       " is no longer a finite number." + inputs;
    findings.push_back(finding);
    return;
  }
  for (const LayerStatistics& layer : statistics.layers) {
    if (layer.finite) continue;
    finding.layer = layer.layer;
    finding.evidence =
        "Weights or outputs of " + layer_name_of(layer) + " are no longer finite numbers." + inputs;
    findings.push_back(finding);
    return;
  }
}

void find_dead_units(const ModelStatistics& statistics, std::vector<Finding>& findings) {
  for (const LayerStatistics& layer : statistics.layers) {
    if (layer.last || 2 * layer.dead_units < layer.units) continue;
    Finding finding{Finding::Kind::dead_relu};
    finding.layer = layer.layer;
    finding.measure = static_cast<double>(layer.dead_units) / static_cast<double>(layer.units);
    finding.evidence = std::to_string(layer.dead_units) + " of the " + std::to_string(layer.units) +
                       " relu units of " + layer_name_of(layer) + " put out 0 for all of " +
                       std::to_string(statistics.samples) + " samples: they no longer learn.";
    findings.push_back(finding);
  }
}

void find_saturation(const ModelStatistics& statistics, std::vector<Finding>& findings) {
  for (const LayerStatistics& layer : statistics.layers) {
    if (layer.last || layer.saturated_share < 0.75) continue;
    Finding finding{Finding::Kind::saturated};
    finding.layer = layer.layer;
    finding.measure = layer.saturated_share;
    finding.evidence = percent(layer.saturated_share) + " of the outputs of " +
                       layer_name_of(layer) + " lie at the limits of " +
                       std::string(to_string(layer.activation)) +
                       ", where it is flat and hardly learns.";
    findings.push_back(finding);
  }
}

void find_vanishing_gradients(const ModelStatistics& statistics, std::vector<Finding>& findings) {
  if (statistics.layers.size() < 3) return;
  const double first = statistics.layers.front().gradient_size;
  const double last = statistics.layers.back().gradient_size;
  if (!(last > 0) || first >= last / 1000) return;
  Finding finding{Finding::Kind::vanishing_gradients};
  finding.measure = first / last;
  finding.evidence = "The weights of the first layer get gradients of " + number(first) +
                     ", those of the last " + number(last) +
                     ": through the layers between next to nothing comes back.";
  findings.push_back(finding);
}

// The mean training loss of epochs first … last-1.
double mean_loss(const Epochs& epochs, std::size_t first, std::size_t last) {
  double sum = 0;
  for (std::size_t i = first; i < last; ++i) sum += epochs[i].train.loss;
  return sum / static_cast<double>(last - first);
}

const Scores& judged(const Epochs& epochs) {
  return has_test(epochs) ? epochs.back().validation : epochs.back().train;
}

bool is_about_guessing(const Epochs& epochs, std::size_t classes) {
  const Scores& scores = judged(epochs);
  if (classes == 0) return !(scores.r_squared >= 0.5);
  return !(scores.accuracy >= (1 + 1 / static_cast<double>(classes)) / 2);
}

void find_standstill(const Epochs& epochs, std::size_t classes, std::vector<Finding>& findings) {
  if (epochs.size() < 20 || !is_about_guessing(epochs, classes)) return;
  const std::size_t stretch = std::clamp<std::size_t>(epochs.size() / 4, 10, 200);
  const std::size_t first = epochs.size() - stretch, middle = first + stretch / 2;
  const double before = mean_loss(epochs, first, middle);
  const double after = mean_loss(epochs, middle, epochs.size());
  if (!(after > 0.98 * before)) return;
  Finding finding{Finding::Kind::no_progress};
  finding.measure = after / before;
  finding.evidence = "Over the last " + std::to_string(stretch) +
                     " epochs the loss has stayed at about " + number(after) + ".";
  findings.push_back(finding);
}

// The mean over epoch i and up to four before it: one epoch's test loss jumps about.
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

void find_overfitting(const Epochs& epochs, std::vector<Finding>& findings) {
  if (!has_test(epochs)) return;
  const std::vector<double> smooth = smooth_test_losses(epochs);
  const auto lowest = std::min_element(smooth.begin(), smooth.end());
  const auto best = static_cast<std::size_t>(lowest - smooth.begin());
  const std::size_t last = epochs.size() - 1;
  const double gained = epochs.front().validation.loss - *lowest;
  const bool risen = smooth[last] > 1.3 * *lowest && smooth[last] - *lowest > 0.05 * gained;
  if (last - best < 5 || !risen || epochs[last].train.loss >= epochs[best].train.loss) return;
  Finding finding{Finding::Kind::overfitting};
  finding.epoch = epochs[best].epoch;
  finding.measure = smooth[last] / *lowest;
  finding.evidence = "Since epoch " + std::to_string(finding.epoch) + ", " +
                     std::to_string(last - best) + " epochs ago, the test loss has risen from " +
                     number(*lowest) + " to " + number(smooth[last]) +
                     " while the training loss fell.";
  findings.push_back(finding);
}

}  // namespace

bool has_learnt(const History& history) {
  if (history.epochs.empty()) return false;
  const Scores& scores = judged(history.epochs);
  if (history.classification) return scores.loss <= 0.02 || scores.accuracy >= 0.98;
  return scores.r_squared >= 0.98;
}

std::vector<Finding> diagnose(const History& history, const ModelStatistics& statistics) {
  std::vector<Finding> findings;
  const Epochs& epochs = history.epochs;
  find_not_finite(epochs, statistics, findings);
  if (!findings.empty() || epochs.size() < least_epochs || has_learnt(history)) return findings;
  find_dead_units(statistics, findings);
  find_saturation(statistics, findings);
  find_vanishing_gradients(statistics, findings);
  find_overfitting(epochs, findings);
  find_standstill(epochs, statistics.classes, findings);
  return findings;
}

}  // namespace descent
