#pragma once

#include <cstddef>
#include <string_view>

#include "engine/core/shape.hpp"
#include "engine/kernels/activation.hpp"
#include "engine/kernels/sliding_window.hpp"
#include "engine/layers/initializer.hpp"
#include "engine/layers/regularizer.hpp"

// The layers that slide a window over pictures of (height, width, channels), Keras's "channels
// last". A sample of (height, width), an image of the image sets, counts as one of one channel.
namespace descent {

struct Size2D {
  std::size_t height = 1;
  std::size_t width = 1;

  bool operator==(const Size2D&) const = default;
};

// valid: the window stays inside the picture. same: there are as many positions as cells divided by
// the stride, rounded up; the window stands out on all sides, where there are zeros, and by one
// more at the bottom and on the right where it cannot be even.
enum class Padding { valid, same };

// y = activation(patch · kernel + bias) at every position; kernel of shape (height, width,
// channels, filters). keras.io/api/layers/convolution_layers/convolution2d
struct Conv2D {
  std::size_t filters = 1;
  Size2D kernel_size = {};
  Size2D strides = {};
  Padding padding = Padding::valid;
  Activation activation = Activation::linear;
  bool use_bias = true;
  Initializer kernel_initializer = GlorotUniform{};
  Initializer bias_initializer = Zeros{};
  Regularizer kernel_regularizer = {};

  bool operator==(const Conv2D&) const = default;
};

// The largest number under the window, for every channel by itself.
// keras.io/api/layers/pooling_layers/max_pooling2d
struct MaxPooling2D {
  Size2D pool_size = {2, 2};
  Size2D strides = pool_size;
  Padding padding = Padding::valid;

  bool operator==(const MaxPooling2D&) const = default;
};

// The mean of the numbers under the window, for every channel by itself; with "same" padding, of
// those inside the picture. keras.io/api/layers/pooling_layers/average_pooling2d
struct AveragePooling2D {
  Size2D pool_size = {2, 2};
  Size2D strides = pool_size;
  Padding padding = Padding::valid;

  bool operator==(const AveragePooling2D&) const = default;
};

// How the layer's window slides over inputs of that shape. An Error says which it cannot take.
SlidingWindow sliding_window(const Conv2D& layer, const Shape& input_shape);
SlidingWindow sliding_window(const MaxPooling2D& layer, const Shape& input_shape);
SlidingWindow sliding_window(const AveragePooling2D& layer, const Shape& input_shape);

std::string_view to_string(Padding padding);

}  // namespace descent
