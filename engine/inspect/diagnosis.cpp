#include "engine/inspect/diagnosis.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/fit_verdict.hpp"

namespace descent {
namespace {

constexpr std::size_t least_epochs = 5;

void find_not_finite(const Epochs& epochs, const ModelStatistics& statistics,
                     std::vector<Finding>& findings) {
  Finding finding{Finding::Kind::not_finite};
  finding.large_inputs = statistics.largest_input > 100;
  const std::string inputs = finding.large_inputs
                                 ? " " + tr("The inputs reach up to {0} and are not scaled.",
                                            short_text(statistics.largest_input))
                                 : "";
  for (const EpochRecord& record : epochs) {
    if (std::isfinite(record.train.loss) && !std::isinf(record.validation.loss)) continue;
    finding.epoch = record.epoch;
    finding.evidence =
        tr("The loss of epoch {0} is no longer a finite number.", record.epoch) + inputs;
    findings.push_back(finding);
    return;
  }
  for (const LayerStatistics& layer : statistics.layers) {
    if (layer.finite) continue;
    finding.layer = layer.layer;
    finding.evidence =
        tr("Weights or outputs of layer {0} are no longer finite numbers.", layer.number) + inputs;
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
    finding.evidence =
        tr("{0} of the {1} relu units of layer {2} put out 0 for all of {3} samples: they no "
           "longer learn.",
           layer.dead_units, layer.units, layer.number, statistics.samples);
    findings.push_back(finding);
  }
}

void find_saturation(const ModelStatistics& statistics, std::vector<Finding>& findings) {
  for (const LayerStatistics& layer : statistics.layers) {
    if (layer.last || layer.saturated_share < 0.75) continue;
    Finding finding{Finding::Kind::saturated};
    finding.layer = layer.layer;
    finding.measure = layer.saturated_share;
    finding.evidence =
        tr("{0} of the outputs of layer {1} lie at the limits of {2}, where it is flat and hardly "
           "learns.",
           percent_text(layer.saturated_share), layer.number, to_string(layer.activation));
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
  finding.evidence =
      tr("The weights of the first layer get gradients of {0}, those of the last {1}: through the "
         "layers between next to nothing comes back.",
         short_text(first), short_text(last));
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
  finding.evidence = tr("Over the last {0} epochs the loss has stayed at about {1}.",
                        standstill->epochs, short_text(standstill->after));
  findings.push_back(finding);
}

// The accuracy on other samples is far below that in training.
Finding overfitting_by_gap(const Scores& train, const Scores& others, bool on_test) {
  Finding finding{Finding::Kind::overfitting};
  finding.measure = train.accuracy - others.accuracy;
  const std::string points = fixed_text(100 * finding.measure, 0);
  const std::string learnt = percent_text(train.accuracy), tested = percent_text(others.accuracy);
  finding.evidence =
      on_test ? tr("The test accuracy, {0}, is {1} points below that in training, {2}.", tested,
                   points, learnt)
              : tr("The validation accuracy, {0}, is {1} points below that in training, {2}.",
                   tested, points, learnt);
  return finding;
}

void tell_overfitting(const Epochs& epochs, bool on_test, bool gap_tells,
                      std::vector<Finding>& findings) {
  const FitVerdict verdict = fit_verdict(epochs);
  const std::optional<Overfitting>& overfitting = verdict.rise;
  if (!overfits(verdict) || (!overfitting && !gap_tells)) return;
  if (!overfitting) {
    findings.push_back(overfitting_by_gap(epochs.back().train, epochs.back().validation, on_test));
    return;
  }
  Finding finding{Finding::Kind::overfitting};
  finding.epoch = epochs[overfitting->best].epoch;
  finding.measure = overfitting->newest / overfitting->lowest;
  const std::size_t ago = epochs.back().epoch - finding.epoch;
  const std::string lowest = short_text(overfitting->lowest);
  const std::string newest = short_text(overfitting->newest);
  finding.evidence =
      on_test ? tr("Since epoch {0}, {1} epochs ago, the test loss has risen from {2} to {3} while "
                   "the training loss fell.",
                   finding.epoch, ago, lowest, newest)
              : tr("Since epoch {0}, {1} epochs ago, the validation loss has risen from {2} to {3} "
                   "while the training loss fell.",
                   finding.epoch, ago, lowest, newest);
  findings.push_back(finding);
}

}  // namespace

std::vector<Finding> diagnose(const History& history, const ModelStatistics& statistics,
                              bool gap_tells) {
  std::vector<Finding> findings;
  const Epochs epochs = epochs_since_edit(history);
  find_not_finite(epochs, statistics, findings);
  if (!findings.empty() || epochs.empty() || has_learnt(history)) return findings;
  if (epochs.size() >= least_epochs) {
    find_dead_units(statistics, findings);
    find_saturation(statistics, findings);
    find_vanishing_gradients(statistics, findings);
  }
  tell_overfitting(epochs, history.validates_on_test, gap_tells, findings);
  tell_standstill(epochs, statistics.classes, findings);
  return findings;
}

}  // namespace descent
