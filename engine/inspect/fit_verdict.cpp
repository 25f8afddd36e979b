#include "engine/inspect/fit_verdict.hpp"

#include <cmath>

namespace descent {

FitVerdict fit_verdict(double train_accuracy, double validation_accuracy, bool loss_rises) {
  FitVerdict verdict;
  if (!std::isfinite(train_accuracy) || !std::isfinite(validation_accuracy)) return verdict;
  verdict.gap = train_accuracy - validation_accuracy;
  if (verdict.gap >= most_gap) {
    verdict.fit = Fit::overfitted;
  } else if (train_accuracy < least_learnt) {
    verdict.fit = Fit::underfitted;
  } else {
    verdict.fit = loss_rises ? Fit::loss_rises : Fit::well_fitted;
  }
  return verdict;
}

}  // namespace descent
