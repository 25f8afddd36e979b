#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/picture_window.hpp"

namespace descent {

// The mean of each channel over the whole picture: (height, width, channels) becomes (channels), or
// (1, 1, channels). keras.io/api/layers/pooling_layers/global_average_pooling2d
struct GlobalAveragePooling2D {
  bool keepdims = false;

  bool operator==(const GlobalAveragePooling2D&) const = default;

  static constexpr LayerInfo info = {
      .name = "GlobalAveragePooling2D",
      .article = "a",
      .meaning = tr_noop("the mean of each channel over the whole picture, one number for each."),
  };
  static constexpr auto fields() {
    return FieldRows{field("keepdims", &GlobalAveragePooling2D::keepdims, TrueOrFalse{},
                           tr_noop("whether what comes out is a picture of one cell, not a row"))};
  }

  SlidingWindow window(const Shape& input) const;  // over the whole picture, in one place
  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape& input) const { return element_count(input); }
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
