#include "engine/inspect/fit_verdict.hpp"

#include <cmath>

namespace descent {

FitVerdict fit_verdict(double train_accuracy, double validation_accuracy, bool loss_rises) {
  FitVerdict verdict;
  if (!std::isfinite(train_accuracy) || !std::isfinite(validation_accuracy)) return verdict;
  verdict.gap = train_accuracy - validation_accuracy;
  if (verdict.gap >= most_gap) {
    verdict.fit = Fit::overfitted;
  } else if (loss_rises) {
    verdict.fit = Fit::loss_rises;
  } else {
    verdict.fit = train_accuracy < least_learnt ? Fit::underfitted : Fit::well_fitted;
  }
  return verdict;
}

FitVerdict fit_verdict(const Epochs& epochs) {
  const EpochRecord& last = epochs.back();
  const std::optional<Overfitting> rise = find_overfitting(epochs);
  FitVerdict verdict = fit_verdict(last.train.accuracy, last.validation.accuracy, rise.has_value());
  verdict.rise = rise;
  return verdict;
}

bool overfits(const FitVerdict& verdict) {
  return verdict.fit == Fit::overfitted || verdict.rise.has_value();
}

}  // namespace descent
