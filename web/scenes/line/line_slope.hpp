#pragma once

#include <optional>

#include "engine/optimizers/optimizer.hpp"
#include "web/scenes/line/line_losses.hpp"

// How the loss of a line changes with its w and b: exactly, from the points.
namespace descent {

// Its gradient: ∂L/∂w and ∂L/∂b; the latter is 0 where b is not learnt. Where a difference or w
// itself is 0, an absolute value counts as flat there.
struct LineSlope {
  double w = 0, b = 0;
};
LineSlope slope_of(const LineTask& task, const Line& line);

// The eigenvalues of the matrix of its second derivatives, which for the mean squared error is
// everywhere the same: how fast the slope changes in the steepest and in the flattest direction.
// Nothing where the loss is made of straight pieces (the mean absolute error). Where b is not
// learnt both are that of w.
struct LineCurvature {
  double most = 0, least = 0;
};
std::optional<LineCurvature> curvature_of(const LineTask& task);

// The line of the least loss, where it is known exactly: for the mean squared error without L1.
// `b` stays that of `line` where it is not learnt.
std::optional<Line> least_line(const LineTask& task, const Line& line);

// Every learning rate below it converges, none above it does, in full batches: 2 / most for plain
// gradient descent, 2 (1 + m) / most with momentum m, 2 (1 + m) / ((1 + 2 m) most) with Nesterov's
// (B. T. Polyak, Some methods of speeding up the convergence of iteration methods, 1964; Y.
// Nesterov, Introductory Lectures on Convex Optimization, 2004). Nothing for optimizers that size
// their steps by themselves.
std::optional<double> largest_rate(const LineCurvature& curvature, const Optimizer& optimizer);

}  // namespace descent
