#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "engine/layers/layer.hpp"

namespace descent::tests {

// Augmentation in double, of one picture and by an amount that is not left to chance: both ends of
// the factor are the same. Amounts are counted from the picture's middle, and what stands beyond
// its edges is the sequence of its cells, turned around at each end or not.
struct DoubleWarp {
  const Shape& input;
  const std::vector<double>& x;

  std::size_t channels() const { return input.size() == 3 ? input[2] : 1; }

  // Augmentation by an amount that is not left to chance: both ends of the factor are the same.
  // What stands beyond the edges is written down as sequences of cells, so that this is no copy.
  static std::ptrdiff_t cell_of(FillMode mode, std::ptrdiff_t cell, std::ptrdiff_t extent) {
    if (mode == FillMode::constant) return cell >= 0 && cell < extent ? cell : -1;
    if (mode == FillMode::nearest) return std::clamp<std::ptrdiff_t>(cell, 0, extent - 1);
    const std::ptrdiff_t length = mode == FillMode::wrap ? extent : 2 * extent;
    const std::ptrdiff_t turned = (cell % length + length) % length;
    return turned < extent ? turned : length - 1 - turned;
  }
  template <typename Settings, typename Source>
  std::vector<double> warp(const Settings& layer, Source&& source) const {
    const auto height = static_cast<std::ptrdiff_t>(input[0]);
    const auto width = static_cast<std::ptrdiff_t>(input[1]);
    const auto at = [&](std::ptrdiff_t row, std::ptrdiff_t column, std::size_t c) {
      row = cell_of(layer.fill_mode, row, height);
      column = cell_of(layer.fill_mode, column, width);
      if (row < 0 || column < 0) return static_cast<double>(layer.fill_value);
      return x[static_cast<std::size_t>(row * width + column) * channels() + c];
    };
    std::vector<double> y;
    for (std::ptrdiff_t row = 0; row < height; ++row) {
      for (std::ptrdiff_t column = 0; column < width; ++column) {
        // From the picture's middle.
        const double down = static_cast<double>(row) - static_cast<double>(height - 1) / 2;
        const double right = static_cast<double>(column) - static_cast<double>(width - 1) / 2;
        const auto [from_row, from_column] = source(down, right);
        const double r = from_row + static_cast<double>(height - 1) / 2;
        const double q = from_column + static_cast<double>(width - 1) / 2;
        const auto top = static_cast<std::ptrdiff_t>(std::floor(r));
        const auto left = static_cast<std::ptrdiff_t>(std::floor(q));
        const double v = r - std::floor(r), u = q - std::floor(q);
        for (std::size_t c = 0; c < channels(); ++c) {
          y.push_back((1 - v) * ((1 - u) * at(top, left, c) + u * at(top, left + 1, c)) +
                      v * ((1 - u) * at(top + 1, left, c) + u * at(top + 1, left + 1, c)));
        }
      }
    }
    return y;
  }
  std::vector<double> operator()(const RandomTranslation& layer) const {
    return warp(layer, [&](double down, double right) {
      return std::pair(
          down - static_cast<double>(layer.height_factor.upper) * static_cast<double>(input[0]),
          right - static_cast<double>(layer.width_factor.upper) * static_cast<double>(input[1]));
    });
  }
  std::vector<double> operator()(const RandomRotation& layer) const {
    const double angle = 2 * std::acos(-1.0) * static_cast<double>(layer.factor.upper);
    return warp(layer, [&](double down, double right) {
      return std::pair(std::sin(angle) * right + std::cos(angle) * down,
                       std::cos(angle) * right - std::sin(angle) * down);
    });
  }
  std::vector<double> operator()(const RandomZoom& layer) const {
    const double by_height = 1 + static_cast<double>(layer.height_factor.upper);
    const double by_width =
        layer.width_factor ? 1 + static_cast<double>(layer.width_factor->upper) : by_height;
    return warp(layer, [&](double down, double right) {
      return std::pair(by_height * down, by_width * right);
    });
  }
};

}  // namespace descent::tests
