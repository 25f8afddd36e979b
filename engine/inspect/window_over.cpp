#include "engine/inspect/window_over.hpp"

#include <algorithm>
#include <variant>

namespace descent {
namespace {

// In one dimension; of two places equally near the first.
std::size_t place_over(std::size_t cell, std::size_t stride, std::size_t padding,
                       std::size_t window, std::size_t places) {
  const std::size_t middle = (window - 1) / 2, from_first = cell + padding;
  const std::size_t distance = from_first > middle ? from_first - middle : 0;
  return std::min((2 * distance + stride - 1) / (2 * stride), places - 1);
}

}  // namespace

std::optional<SlidingWindow> window_of(const Layer& layer, const Shape& input_shape) {
  return std::visit(
      [&](const auto& one) -> std::optional<SlidingWindow> {
        if constexpr (requires { one.window(input_shape); }) {
          return one.window(input_shape);
        } else {
          return std::nullopt;
        }
      },
      layer);
}

std::size_t position_over(const SlidingWindow& w, std::size_t row, std::size_t column) {
  const std::size_t y = place_over(row, w.stride_y, w.top, w.window_height, w.out_height);
  const std::size_t x = place_over(column, w.stride_x, w.left, w.window_width, w.out_width);
  return y * w.out_width + x;
}

}  // namespace descent
