#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/inspect/layer_statistics.hpp"
#include "engine/training/history.hpp"
#include "engine/training/learning_curve.hpp"

namespace descent {

// Something that keeps a network from learning, or from being of use.
struct Finding {
  enum class Kind {
    // A loss, a weight or an output is NaN or infinite.
    not_finite,
    // In a hidden relu layer at least half of the units put out 0 for every sample.
    dead_relu,
    // In a hidden tanh or sigmoid layer at least three quarters of the outputs lie where the slope
    // is below a
    // twentieth of the steepest.
    saturated,
    // Of three layers or more, the first one's weights get gradients of less than a thousandth of
    // the size of the last one's.
    vanishing_gradients,
    // After 20 epochs or more, the last quarter of them (10 to 200) brought the loss down by less
    // than 2 %, comparing the means of that stretch's halves; and the network is nearer to guessing
    // than to being right: of k classes fewer than halfway from 1/k to all are right, or R² is
    // below
    // 0.5. (A network that has come as far as it can also stands still, and is healthy.)
    no_progress,
    // The mean test loss of five epochs was best at least 5 epochs ago, and has since risen by 30 %
    // and by 5 % of what it had fallen, while the training loss fell. Or the accuracy on the test
    // samples is at least 10 points below that in training, where that tells something:
    // fit_verdict.hpp decides.
    overfitting,
  };
  Kind kind = Kind::not_finite;
  std::size_t layer = 0;  // dead_relu, saturated: which, counted from 0; the evidence counts those
                          // with parameters, from 1
  std::size_t epoch = 0;  // overfitting: the best one, counted from 1; 0: the loss tells of none
  // dead_relu, saturated: the share; vanishing_gradients: first / last; no_progress: how much of
  // the loss is left of the stretch's first half; overfitting: test loss now / at its best, or
  // without a best epoch the gap between the accuracies.
  double measure = 0;
  // not_finite: inputs beyond a hundred are the likelier cause than the learning rate.
  bool large_inputs = false;
  std::string evidence = "";  // a sentence
};

// What is wrong, the worst first. Of a network that has learnt (at least 98 % right, a loss of at
// most 0.02, or R² of at least 0.98, of the test samples where there are any) only not_finite is
// told: dead or saturated units then do no harm. Nothing but not_finite and overfitting is told
// before the end of the fifth epoch.
// `gap_tells`: of few points accuracies differ by chance; of images a gap between them is
// overfitting.
std::vector<Finding> diagnose(const History& history, const ModelStatistics& statistics,
                              bool gap_tells = false);

}  // namespace descent
