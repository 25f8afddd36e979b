#include "web/app/looks/judgement.hpp"

#include "engine/core/number_text.hpp"

namespace descent {

std::string exact_percent(double share) { return fixed_text(100 * share, 1) + " %"; }

Judgement judge(const Dataset& dataset, const std::vector<Prediction>& predictions) {
  Judgement result;
  result.matrix = confusion_matrix(dataset.classes, dataset.validation, predictions);
  result.report = classification_report(result.matrix);
  result.reliability = reliability(dataset.validation, predictions);
  std::size_t samples = 0;
  for (const ReliabilityBin& bin : result.reliability.bins) {
    samples += bin.samples;
    result.confidence += bin.confidence * static_cast<double>(bin.samples);
  }
  if (samples > 0) result.confidence /= static_cast<double>(samples);
  return result;
}

const Judgement* Judge::judged(const RunView& run) {
  const auto predictions = run.ready() ? run.snapshot().predictions : nullptr;
  if (!predictions || run.dataset().classes == 0) {
    predictions_ = nullptr;
    judgement_.reset();
    return nullptr;
  }
  if (!judgement_ || predictions_ != predictions || network_ != run.network()) {
    predictions_ = predictions;
    network_ = run.network();
    judgement_ = judge(run.dataset(), *predictions);
  }
  return &*judgement_;
}

}  // namespace descent
