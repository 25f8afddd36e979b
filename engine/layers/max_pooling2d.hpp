#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_limits.hpp"
#include "engine/layers/picture_window.hpp"

namespace descent {

// The largest number under the window, for every channel by itself.
// keras.io/api/layers/pooling_layers/max_pooling2d
struct MaxPooling2D {
  Size2D pool_size = {2, 2};
  Size2D strides = pool_size;
  Padding padding = Padding::valid;

  bool operator==(const MaxPooling2D&) const = default;

  static constexpr LayerInfo info = {
      .name = "MaxPooling2D",
      .article = "a",
      .meaning = tr_noop("keeps the largest number under a window that slides over the picture."),
  };
  static constexpr auto fields() {
    return FieldRows{
        field("pool_size", &MaxPooling2D::pool_size, SizeRange{1, limits::pool_size},
              tr_noop("the window, in cells")),
        field_like(&MaxPooling2D::pool_size, "strides", &MaxPooling2D::strides,
                   SizeRange{1, limits::strides}, tr_noop("how far apart its positions are")),
        field("padding", &MaxPooling2D::padding, OneOf<Padding>{all_paddings},
              tr_noop("as with `Conv2D`")),
    };
  }

  SlidingWindow window(const Shape& input) const {
    return slide({"MaxPooling2D", "pool_size", pool_size, strides, padding}, input);
  }
  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape& input) const;  // numbers that the windows cover
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  // Of the numbers under a window only the largest has a gradient, and it is the output; where
  // windows overlap, their sum would be rounded otherwise.
  bool takes_along(Activation before) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
