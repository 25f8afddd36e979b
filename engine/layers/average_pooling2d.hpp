#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_limits.hpp"
#include "engine/layers/picture_window.hpp"

namespace descent {

// The mean of the numbers under the window, for every channel by itself; with "same" padding, of
// those inside the picture. keras.io/api/layers/pooling_layers/average_pooling2d
struct AveragePooling2D {
  Size2D pool_size = {2, 2};
  Size2D strides = pool_size;
  Padding padding = Padding::valid;

  bool operator==(const AveragePooling2D&) const = default;

  static constexpr LayerInfo info = {
      .name = "AveragePooling2D",
      .article = "an",
      .meaning = tr_noop("the mean of the numbers under a window that slides over the picture."),
  };
  static constexpr auto fields() {
    return FieldRows{
        field("pool_size", &AveragePooling2D::pool_size, SizeRange{1, limits::pool_size},
              tr_noop("the window, in cells")),
        field_like(&AveragePooling2D::pool_size, "strides", &AveragePooling2D::strides,
                   SizeRange{1, limits::strides}, tr_noop("how far apart its positions are")),
        field("padding", &AveragePooling2D::padding, OneOf<Padding>{all_paddings},
              tr_noop("as with `Conv2D`")),
    };
  }

  SlidingWindow window(const Shape& input) const {
    return slide({"AveragePooling2D", "pool_size", pool_size, strides, padding}, input);
  }
  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape& input) const;  // numbers that the windows cover
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
