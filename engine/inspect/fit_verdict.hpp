#pragma once

namespace descent {

// Whether a model has learnt too little, or its training samples by heart, by its accuracy on those
// and on others. There are no laws for that, only what is usual; these are the limits here, which
// the page says:
enum class Fit {
  underfitted,   // below 90 % on the training samples, and about as much on the others
  well_fitted,   // neither
  overfitted,    // on the others at least 10 points less
  loss_rises,    // the accuracies are well, but the loss on the others has been lower before
  no_accuracies  // one of them is no number
};

inline constexpr double least_learnt = 0.9;
inline constexpr double most_gap = 0.1;

struct FitVerdict {
  Fit fit = Fit::no_accuracies;
  double gap = 0;  // training accuracy − the other one
};

// `loss_rises`: see find_overfitting().
FitVerdict fit_verdict(double train_accuracy, double validation_accuracy, bool loss_rises = false);

}  // namespace descent
