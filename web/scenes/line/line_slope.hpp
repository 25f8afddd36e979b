#pragma once

#include <optional>

#include "web/app/story/line_curvature.hpp"
#include "web/scenes/line/line_losses.hpp"

// How the loss of a line changes with its w and b: exactly, from the points.
namespace descent {

// Its gradient: ∂L/∂w and ∂L/∂b; the latter is 0 where b is not learnt. Where a difference or w
// itself is 0, an absolute value counts as flat there.
struct LineSlope {
  double w = 0, b = 0;
};
LineSlope slope_of(const LineTask& task, const Line& line);

// Nothing where the loss is made of straight pieces (the mean absolute error).
std::optional<LineCurvature> curvature_of(const LineTask& task);

// The line of the least loss, where it is known exactly: for the mean squared error without L1.
// `b` stays that of `line` where it is not learnt.
std::optional<Line> least_line(const LineTask& task, const Line& line);

}  // namespace descent
