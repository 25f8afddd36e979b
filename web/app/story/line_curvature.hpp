#pragma once

#include <optional>

#include "engine/experiment/experiment.hpp"
#include "engine/optimizers/optimizer.hpp"

// How bent the loss of a line y = w x + b is, and which learning rates that allows.
namespace descent {

// The second derivatives of a line's mean squared error: ∂²L/∂w², ∂²L/∂w∂b; ∂²L/∂b² is 2.
struct LineBends {
  double ww = 0, wb = 0;
  static constexpr double bb = 2;
};

// The eigenvalues of their matrix: how fast the slope changes in the steepest and in the flattest
// direction. Where b is not learnt both are that of w.
struct LineCurvature {
  double most = 0, least = 0;
};
LineCurvature curvature_of(const LineBends& bends, bool bias);

// Every learning rate below it converges, none above it does, in full batches: 2 / most for plain
// gradient descent, 2 (1 + m) / most with momentum m, 2 (1 + m) / ((1 + 2 m) most) with Nesterov's
// (B. T. Polyak, Some methods of speeding up the convergence of iteration methods, 1964; Y.
// Nesterov, Introductory Lectures on Convex Optimization, 2004). Nothing for optimizers that size
// their steps by themselves.
std::optional<double> largest_rate(const LineCurvature& curvature, const Optimizer& optimizer);

// That of an experiment that learns a line by its mean squared error, from all of its points; of
// any other nothing.
std::optional<double> largest_rate_of_line(const Experiment& experiment);

}  // namespace descent
