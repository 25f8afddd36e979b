#include "engine/inspect/diagnosis.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/core/number_words.hpp"

namespace descent {
namespace {

constexpr std::size_t least_epochs = 5;

std::string layer_name_of(const LayerStatistics& layer) {
  return "layer " + std::to_string(layer.number);
}

void find_not_finite(const Epochs& epochs, const ModelStatistics& statistics,
                     std::vector<Finding>& findings) {
  Finding finding{Finding::Kind::not_finite};
  finding.large_inputs = statistics.largest_input > 100;
  const std::string inputs = finding.large_inputs ? " The inputs reach up to " +
                                                        number_words(statistics.largest_input) +
                                                        " and are not scaled."
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
    finding.evidence = percent_words(layer.saturated_share) + " of the outputs of " +
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
  finding.evidence = "The weights of the first layer get gradients of " + number_words(first) +
                     ", those of the last " + number_words(last) +
                     ": through the layers between next to nothing comes back.";
  findings.push_back(finding);
}

bool is_about_guessing(const Epochs& epochs, std::size_t classes) {
  const Scores& scores = judged_scores(epochs);
  if (classes == 0) return !(scores.r_squared >= 0.5);
  return !(scores.accuracy >= (1 + 1 / static_cast<double>(classes)) / 2);
}

void tell_standstill(const Epochs& epochs, std::size_t classes, std::vector<Finding>& findings) {
  const std::optional<Standstill> standstill = find_standstill(epochs);
  if (!standstill || !is_about_guessing(epochs, classes)) return;
  Finding finding{Finding::Kind::no_progress};
  finding.measure = standstill->after / standstill->before;
  finding.evidence = "Over the last " + std::to_string(standstill->epochs) +
                     " epochs the loss has stayed at about " + number_words(standstill->after) +
                     ".";
  findings.push_back(finding);
}

void tell_overfitting(const Epochs& epochs, std::vector<Finding>& findings) {
  const std::optional<Overfitting> overfitting = find_overfitting(epochs);
  if (!overfitting) return;
  Finding finding{Finding::Kind::overfitting};
  finding.epoch = epochs[overfitting->best].epoch;
  finding.measure = overfitting->newest / overfitting->lowest;
  finding.evidence = "Since epoch " + std::to_string(finding.epoch) + ", " +
                     std::to_string(epochs.back().epoch - finding.epoch) +
                     " epochs ago, the test loss has risen from " +
                     number_words(overfitting->lowest) + " to " +
                     number_words(overfitting->newest) + " while the training loss fell.";
  findings.push_back(finding);
}

}  // namespace

std::vector<Finding> diagnose(const History& history, const ModelStatistics& statistics) {
  std::vector<Finding> findings;
  const Epochs epochs = epochs_since_edit(history);
  find_not_finite(epochs, statistics, findings);
  if (!findings.empty() || epochs.size() < least_epochs || has_learnt(history)) return findings;
  find_dead_units(statistics, findings);
  find_saturation(statistics, findings);
  find_vanishing_gradients(statistics, findings);
  tell_overfitting(epochs, findings);
  tell_standstill(epochs, statistics.classes, findings);
  return findings;
}

}  // namespace descent
