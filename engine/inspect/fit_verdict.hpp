#pragma once

#include <optional>

#include "engine/training/learning_curve.hpp"

namespace descent {

// Whether a model has learnt too little, or its training samples by heart, by its accuracy on those
// and on others. There are no laws for that, only what is usual; these are the limits here, which
// the page says, here alone, for the story of a training and for the page Judging:
enum class Fit {
  underfitted,   // below 90 % on the training samples, and about as much on the others; the loss
                 // on those has not been lower
  well_fitted,   // neither
  overfitted,    // on the others at least 10 points less
  loss_rises,    // as much on the others, but the loss on them has been lower before
  no_accuracies  // one of them is no number
};

inline constexpr double least_learnt = 0.9;
inline constexpr double most_gap = 0.1;

struct FitVerdict {
  Fit fit = Fit::no_accuracies;
  double gap = 0;                        // training accuracy − the other one
  std::optional<Overfitting> rise = {};  // of the loss on the others, where epochs tell of one
};

// `loss_rises`: see find_overfitting().
FitVerdict fit_verdict(double train_accuracy, double validation_accuracy, bool loss_rises = false);
// By the newest of these epochs, of which there is one at least.
FitVerdict fit_verdict(const Epochs& epochs);
// Whether that is overfitting, of classes or of values.
bool overfits(const FitVerdict& verdict);

}  // namespace descent
