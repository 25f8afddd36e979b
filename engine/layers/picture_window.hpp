#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/core/shape.hpp"
#include "engine/kernels/sliding_window.hpp"

// The settings of layers that slide a window over pictures of (height, width, channels), Keras's
// "channels last". A sample of (height, width), an image of the image sets, counts as one of one
// channel.
namespace descent {

struct Size2D {
  std::size_t height = 1;
  std::size_t width = 1;

  bool operator==(const Size2D&) const = default;
};

// What a Size2D may be as a setting (fields.hpp): one number for both extents, or two.
struct SizeRange {
  std::size_t low, high;
};

// valid: the window stays inside the picture. same: there are as many positions as cells divided by
// the stride, rounded up; the window stands out on all sides, where there are zeros, and by one
// more at the bottom and on the right where it cannot be even.
enum class Padding { valid, same };

std::string_view to_string(Padding padding);
const std::vector<Padding>& all_paddings();

struct WindowSettings {
  std::string_view layer, size_key;  // for error messages: "Conv2D", "kernel_size"
  Size2D size, strides;
  Padding padding;
};

// How such a window slides over inputs of that shape. An Error says which it cannot take.
SlidingWindow slide(const WindowSettings& settings, const Shape& input);

// (out_height, out_width, channels)
Shape shape_of(const SlidingWindow& window, std::size_t channels);

// (height, width, channels) of a picture. An Error, in the layer's name, where it is none.
struct PictureShape {
  std::size_t height, width, channels;
};
PictureShape picture_shape(std::string_view layer, const Shape& input);

}  // namespace descent
