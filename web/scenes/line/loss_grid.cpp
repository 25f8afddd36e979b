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

// Where the loss is `level` between two corners; nothing where it is on one side at both.
std::optional<Line> crossing(const Line& a, double loss_a, const Line& b, double loss_b,
                             double level) {
  if ((loss_a < level) == (loss_b < level)) return std::nullopt;
  const double t = (level - loss_a) / (loss_b - loss_a);
  return Line{a.w + t * (b.w - a.w), a.b + t * (b.b - a.b)};
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

Line LossGrid::line_at(std::size_t column, std::size_t row) const {
  constexpr auto all = static_cast<double>(cells);
  return {range_.low_w + (range_.high_w - range_.low_w) * static_cast<double>(column) / all,
          range_.low_b + (range_.high_b - range_.low_b) * static_cast<double>(row) / all};
}

void LossGrid::update(const LineTask& task, const LossRange& range) {
  if (!losses_.empty() && task == task_ && range == range_) return;
  task_ = task;
  range_ = range;
  losses_.clear();
  for (std::size_t row = 0; row <= cells; ++row) {
    for (std::size_t column = 0; column <= cells; ++column) {
      losses_.push_back(loss_of(task, line_at(column, row)));
    }
  }
  const auto [least, most] = std::minmax_element(losses_.begin(), losses_.end());
  least_ = *least;
  most_ = *most;
  contours_.clear();
  // Squares of even steps: the contours of a bowl then lie evenly.
  const double power = task.loss == Loss::mean_absolute_error ? 1 : 2;
  for (std::size_t i = 1; i <= contour_count; ++i) {
    const double share = (static_cast<double>(i) - 0.5) / static_cast<double>(contour_count);
    contours_.push_back(contour_at(least_ + (most_ - least_) * std::pow(share, power)));
  }
}

// By marching squares (W. E. Lorensen & H. E. Cline, 1987, in two dimensions).
Contour LossGrid::contour_at(double level) const {
  Contour contour{level, {}};
  for (std::size_t row = 0; row < cells; ++row) {
    for (std::size_t column = 0; column < cells; ++column) {
      const std::array<std::array<std::size_t, 2>, 5> corners = {{{column, row},
                                                                  {column + 1, row},
                                                                  {column + 1, row + 1},
                                                                  {column, row + 1},
                                                                  {column, row}}};
      std::vector<Line> crossings;
      for (std::size_t side = 0; side < 4; ++side) {
        const auto& [i, j] = corners[side];
        const auto& [k, l] = corners[side + 1];
        if (const auto at = crossing(line_at(i, j), loss(i, j), line_at(k, l), loss(k, l), level)) {
          crossings.push_back(*at);
        }
      }
      for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        contour.pieces.push_back({crossings[i], crossings[i + 1]});
      }
    }
  }
  return contour;
}

}  // namespace descent
