#include "web/scenes/line/line_slope.hpp"

#include <cmath>
#include <variant>

namespace descent {
namespace {

double sign(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

// The second derivatives of the mean squared error: ∂²L/∂w², ∂²L/∂w∂b; ∂²L/∂b² is 2.
struct Bends {
  double ww = 0, wb = 0;
};
constexpr double bend_bb = 2;

Bends bends_of(const LineTask& task) {
  Bends bends;
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
  const auto [ww, wb] = bends_of(task);
  if (!task.bias) return LineCurvature{ww, ww};
  const double middle = (ww + bend_bb) / 2;
  const double apart = std::hypot((ww - bend_bb) / 2, wb);
  return LineCurvature{middle + apart, middle - apart};
}

std::optional<Line> least_line(const LineTask& task, const Line& line) {
  if (!is_a_bowl(task) || task.penalty.l1 != 0) return std::nullopt;
  // One step of Newton's method leads to the bottom of a bowl from anywhere.
  const auto [ww, wb] = bends_of(task);
  const LineSlope slope = slope_of(task, line);
  if (!task.bias) return ww > 0 ? std::optional(Line{line.w - slope.w / ww, line.b}) : std::nullopt;
  const double determinant = ww * bend_bb - wb * wb;
  if (!(determinant > 1e-12 * ww * bend_bb)) return std::nullopt;  // a valley without an end
  return Line{line.w - (bend_bb * slope.w - wb * slope.b) / determinant,
              line.b - (ww * slope.b - wb * slope.w) / determinant};
}

std::optional<double> largest_rate(const LineCurvature& curvature, const Optimizer& optimizer) {
  const SGD* sgd = std::get_if<SGD>(&optimizer);
  if (!sgd || !(curvature.most > 0)) return std::nullopt;
  const auto momentum = static_cast<double>(sgd->momentum);
  const double of_plain = 2 * (1 + momentum) / curvature.most;
  return sgd->nesterov ? of_plain / (1 + 2 * momentum) : of_plain;
}

}  // namespace descent
