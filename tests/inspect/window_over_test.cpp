#include "engine/inspect/window_over.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

using namespace descent;

namespace {

SlidingWindow conv_window(const Shape& input, Size2D size, Size2D strides, Padding padding) {
  Conv2D conv;
  conv.kernel_size = size;
  conv.strides = strides;
  conv.padding = padding;
  return window_of(conv, input).value();
}

// Of a window's place in one dimension, twice how far its middle is from a cell.
long distance(std::size_t place, std::size_t stride, std::size_t padding, std::size_t window,
              std::size_t cell) {
  const long first = static_cast<long>(place * stride) - static_cast<long>(padding);
  const long middle = first + (static_cast<long>(window) - 1) / 2;
  return std::labs(middle - static_cast<long>(cell));
}

}  // namespace

TEST_CASE("layers that slide have a window, others none") {
  const auto window = window_of(MaxPooling2D{}, {6, 8, 3});
  REQUIRE(window);
  CHECK((window->out_height == 3 && window->out_width == 4 && window->channels == 3));
  CHECK(window_of(GlobalAveragePooling2D{}, {6, 8, 3})->positions() == 1);
  CHECK_FALSE(window_of(Flatten{}, {6, 8, 3}));
  CHECK_FALSE(window_of(BatchNormalization{}, {6, 8, 3}));
}

TEST_CASE("no place of the window has its middle nearer to the cell that one points at") {
  for (const Padding padding : {Padding::valid, Padding::same}) {
    for (const Size2D strides : {Size2D{1, 1}, Size2D{2, 3}, Size2D{4, 2}}) {
      for (const Size2D size : {Size2D{1, 1}, Size2D{3, 3}, Size2D{2, 5}, Size2D{4, 4}}) {
        const SlidingWindow w = conv_window({9, 11}, size, strides, padding);
        for (std::size_t row = 0; row < 9; ++row) {
          for (std::size_t column = 0; column < 11; ++column) {
            const std::size_t position = position_over(w, row, column);
            REQUIRE(position < w.positions());
            const std::size_t y = position / w.out_width, x = position % w.out_width;
            for (std::size_t other = 0; other < w.out_height; ++other) {
              CHECK(distance(y, w.stride_y, w.top, w.window_height, row) <=
                    distance(other, w.stride_y, w.top, w.window_height, row));
            }
            for (std::size_t other = 0; other < w.out_width; ++other) {
              CHECK(distance(x, w.stride_x, w.left, w.window_width, column) <=
                    distance(other, w.stride_x, w.left, w.window_width, column));
            }
          }
        }
      }
    }
  }
}
