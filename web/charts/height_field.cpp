#include "web/charts/height_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace descent {
namespace {

constexpr std::size_t contour_count = 12;

// Where the height is `level` between two corners; nothing where it is on one side at both.
std::optional<CurvePoint> crossing(const CurvePoint& a, double height_a, const CurvePoint& b,
                                   double height_b, double level) {
  if ((height_a < level) == (height_b < level)) return std::nullopt;
  if (!std::isfinite(height_a) || !std::isfinite(height_b)) return std::nullopt;
  const double t = (level - height_a) / (height_b - height_a);
  return CurvePoint{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

}  // namespace

CurvePoint HeightField::at(std::size_t column, std::size_t row) const {
  const auto along = [&](double low, double high, std::size_t i) {
    return low + (high - low) * static_cast<double>(i) / static_cast<double>(cells);
  };
  return {along(range.low_x, range.high_x, column), along(range.low_y, range.high_y, row)};
}

double HeightScale::share(double height) const {
  if (!std::isfinite(height)) return std::numeric_limits<double>::quiet_NaN();
  const double clamped = std::clamp(height, least, std::max(least, most));
  if (!(most > least)) return 0;
  return logarithmic ? std::log(clamped / least) / std::log(most / least)
                     : (clamped - least) / (most - least);
}

double HeightScale::height(double share) const {
  return logarithmic ? least * std::pow(most / least, share) : least + (most - least) * share;
}

HeightScale scale_of(const HeightField& field) {
  constexpr double decades = 30, highest = 1e4;
  std::vector<double> finite;
  for (const double height : field.heights) {
    if (std::isfinite(height)) finite.push_back(height);
  }
  if (finite.empty()) return {};
  std::sort(finite.begin(), finite.end());
  HeightScale scale{finite.front(), finite.back(), false};
  const double middle = finite[finite.size() / 2];
  if (scale.least >= 0 && middle > 0) scale.most = std::min(scale.most, highest * middle);
  scale.logarithmic = scale.least > 0 && scale.most > decades * scale.least;
  return scale;
}

// By marching squares (W. E. Lorensen & H. E. Cline, 1987, in two dimensions).
Contour contour_at(const HeightField& field, double height) {
  Contour contour{height, {}};
  for (std::size_t row = 0; row < field.cells; ++row) {
    for (std::size_t column = 0; column < field.cells; ++column) {
      const std::array<std::array<std::size_t, 2>, 5> corners = {{{column, row},
                                                                  {column + 1, row},
                                                                  {column + 1, row + 1},
                                                                  {column, row + 1},
                                                                  {column, row}}};
      std::array<CurvePoint, 4> crossings{};
      std::size_t found = 0;
      for (std::size_t side = 0; side < 4; ++side) {
        const auto& [i, j] = corners[side];
        const auto& [k, l] = corners[side + 1];
        const auto at = crossing(field.at(i, j), field.height(i, j), field.at(k, l),
                                 field.height(k, l), height);
        if (at) crossings[found++] = *at;
      }
      for (std::size_t i = 0; i + 1 < found; i += 2) {
        contour.pieces.push_back({crossings[i], crossings[i + 1]});
      }
    }
  }
  return contour;
}

std::vector<Contour> contours_of(const HeightField& field, const HeightScale& scale, double power) {
  std::vector<Contour> contours;
  for (std::size_t i = 1; i <= contour_count; ++i) {
    const double share = (static_cast<double>(i) - 0.5) / static_cast<double>(contour_count);
    contours.push_back(contour_at(field, scale.height(std::pow(share, power))));
  }
  return contours;
}

}  // namespace descent
