#pragma once

#include <sstream>
#include <string>

#include "engine/layers/conv2d.hpp"

namespace descent::testing {

// How many pictures the windows go over.
inline constexpr std::size_t samples = 2;

// The window of a convolution over pictures of that shape.
inline SlidingWindow window_over(const Shape& picture, Size2D size, Size2D strides = {},
                                 Padding padding = Padding::valid) {
  Conv2D conv;
  conv.kernel_size = size;
  conv.strides = strides;
  conv.padding = padding;
  return conv.window(picture);
}

inline std::string describe(const SlidingWindow& w) {
  std::ostringstream text;
  text << "pictures " << w.height << "×" << w.width << "×" << w.channels << ", window "
       << w.window_height << "×" << w.window_width << ", strides " << w.stride_y << " "
       << w.stride_x << ", padding " << w.top << " " << w.left;
  return text.str();
}

// Windows of 1 to 11 cells over pictures that are smaller, as large and larger, with 1 to 9
// channels and with some numbers of channels around the lanes' boundaries: test(window,
// misalignment).
template <typename Test>
void for_each_window(Test&& test) {
  std::size_t turn = 0;
  for (const Padding padding : {Padding::valid, Padding::same}) {
    for (std::size_t size = 1; size <= 11; ++size) {
      for (const std::size_t channels : {1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 33}) {
        for (const Size2D strides : {Size2D{1, 1}, Size2D{2, 2}, Size2D{1, 3}, Size2D{4, 1}}) {
          const std::size_t other = 1 + (size + turn) % 4;  // the window's shorter side
          const Size2D window = turn % 2 ? Size2D{size, other} : Size2D{other, size};
          const std::size_t grown = padding == Padding::same ? 1 + turn % 7 : turn % 7;
          const Shape picture = padding == Padding::same ? Shape{grown, 1 + turn % 5, channels}
                                                         : Shape{window.height + grown,
                                                                 window.width + turn % 5, channels};
          test(window_over(picture, window, strides, padding), turn % 4);
          ++turn;
        }
      }
    }
  }
}

}  // namespace descent::testing
