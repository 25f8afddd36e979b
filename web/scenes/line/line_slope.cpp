#include "web/scenes/line/line_slope.hpp"

#include <cmath>

namespace descent {
namespace {

double sign(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

LineBends bends_of(const LineTask& task) {
  LineBends bends;
  const auto count = static_cast<double>(task.samples.size());
  for (const LinePoint& point : task.samples) {
    bends.ww += 2 * point.x * point.x / count;
    bends.wb += 2 * point.x / count;
  }
  bends.ww += 2 * static_cast<double>(task.penalty.l2);
  return bends;
}

bool is_a_bowl(const LineTask& task) {
  return task.loss == Loss::mean_squared_error && !task.samples.empty();
}

}  // namespace

LineSlope slope_of(const LineTask& task, const Line& line) {
  LineSlope slope;
  if (task.samples.empty()) return slope;
  const bool squares = task.loss != Loss::mean_absolute_error;
  for (const LinePoint& point : task.samples) {
    const double difference = line.at(point.x) - point.y;
    const double pull = squares ? 2 * difference : sign(difference);
    slope.w += pull * point.x;
    slope.b += pull;
  }
  const auto count = static_cast<double>(task.samples.size());
  slope.w = slope.w / count + static_cast<double>(task.penalty.l1) * sign(line.w) +
            2 * static_cast<double>(task.penalty.l2) * line.w;
  slope.b = task.bias ? slope.b / count : 0;
  return slope;
}

std::optional<LineCurvature> curvature_of(const LineTask& task) {
  if (!is_a_bowl(task)) return std::nullopt;
  return curvature_of(bends_of(task), task.bias);
}

std::optional<Line> least_line(const LineTask& task, const Line& line) {
  if (!is_a_bowl(task) || task.penalty.l1 != 0) return std::nullopt;
  // One step of Newton's method leads to the bottom of a bowl from anywhere.
  const auto [ww, wb] = bends_of(task);
  const LineSlope slope = slope_of(task, line);
  if (!task.bias) return ww > 0 ? std::optional(Line{line.w - slope.w / ww, line.b}) : std::nullopt;
  const double determinant = ww * LineBends::bb - wb * wb;
  if (!(determinant > 1e-12 * ww * LineBends::bb)) return std::nullopt;  // a valley without an end
  return Line{line.w - (LineBends::bb * slope.w - wb * slope.b) / determinant,
              line.b - (ww * slope.b - wb * slope.w) / determinant};
}

}  // namespace descent
