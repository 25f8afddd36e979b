#include "web/scenes/line/loss_grid.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace descent {
namespace {

constexpr double reach = 2.5;

// Around the values of both, and a margin.
void widen(double& low, double& high) {
  const double margin = std::max(0.18 * (high - low), 0.5);
  low -= margin;
  high += margin;
}

// As far on both sides of it.
void widen_about(double middle, double& low, double& high) {
  const double far = std::max(high - middle, middle - low);
  low = middle - far;
  high = middle + far;
}

}  // namespace

LossRange loss_range(const std::vector<Line>& near, const std::vector<Line>& path,
                     const std::optional<Line>& middle) {
  if (near.empty()) return {};
  LossRange range{near[0].w, near[0].w, near[0].b, near[0].b};
  const auto take = [](LossRange& wider, double w, double b) {
    wider.low_w = std::min(wider.low_w, w);
    wider.high_w = std::max(wider.high_w, w);
    wider.low_b = std::min(wider.low_b, b);
    wider.high_b = std::max(wider.high_b, b);
  };
  for (const Line& line : near) take(range, line.w, line.b);
  if (middle) {
    widen_about(middle->w, range.low_w, range.high_w);
    widen_about(middle->b, range.low_b, range.high_b);
  }
  // One measure for both: from far away in w a path may go far in b.
  const double extent = std::max({range.high_w - range.low_w, range.high_b - range.low_b, 1.0});
  const double far_w = reach * extent / 2, far_b = far_w;
  const double middle_w = (range.low_w + range.high_w) / 2;
  const double middle_b = (range.low_b + range.high_b) / 2;
  for (const Line& line : path) {
    if (!std::isfinite(line.w) || !std::isfinite(line.b)) continue;
    take(range, std::clamp(line.w, middle_w - far_w, middle_w + far_w),
         std::clamp(line.b, middle_b - far_b, middle_b + far_b));
  }
  if (middle) {
    widen_about(middle->w, range.low_w, range.high_w);
    widen_about(middle->b, range.low_b, range.high_b);
  }
  widen(range.low_w, range.high_w);
  widen(range.low_b, range.high_b);
  return range;
}

void LossGrid::update(const LineTask& task, const LossRange& range) {
  const PlaneRange plane{range.low_w, range.high_w, range.low_b, range.high_b};
  if (!field_.heights.empty() && task == task_ && plane == field_.range) return;
  task_ = task;
  field_ = {plane, cells, {}};
  for (std::size_t row = 0; row <= cells; ++row) {
    for (std::size_t column = 0; column <= cells; ++column) {
      const CurvePoint at = field_.at(column, row);
      field_.heights.push_back(loss_of(task, {at.x, at.y}));
    }
  }
  const auto [least, most] = std::minmax_element(field_.heights.begin(), field_.heights.end());
  scale_ = {*least, *most, false};
  contours_ = contours_of(field_, scale_, task.loss == Loss::mean_absolute_error ? 1 : 2);
}

}  // namespace descent
