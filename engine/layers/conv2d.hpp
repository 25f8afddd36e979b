#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/activations.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_limits.hpp"
#include "engine/layers/picture_window.hpp"

namespace descent {

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
  bool trainable = true;

  bool operator==(const Conv2D&) const = default;

  static constexpr LayerInfo info = {
      .name = "Conv2D",
      .article = "a",
      .meaning = tr_noop(
          "filters slide over the picture; each adds up what it covers, times its weights."),
  };
  static constexpr auto fields() {
    return FieldRows{
        field("filters", &Conv2D::filters, WholeNumber{1, limits::filters},
              tr_noop("how many channels come out"), Presence::required),
        field("kernel_size", &Conv2D::kernel_size, SizeRange{1, limits::kernel_size},
              tr_noop("the window, in cells"), Presence::required),
        field("strides", &Conv2D::strides, SizeRange{1, limits::strides},
              tr_noop("how far apart its positions are")),
        field("padding", &Conv2D::padding, OneOf<Padding>{all_paddings},
              tr_noop("`same` puts zeros around the picture, `valid` none")),
        field("activation", &Conv2D::activation, OneOf<Activation>{all_activations},
              tr_noop("`softmax` only as an `Activation` layer behind a `Flatten` layer")),
        field("use_bias", &Conv2D::use_bias, TrueOrFalse{}),
        field("kernel_initializer", &Conv2D::kernel_initializer, an_initializer,
              tr_noop("the first weights")),
        field("bias_initializer", &Conv2D::bias_initializer, an_initializer,
              tr_noop("the first biases")),
        field("kernel_regularizer", &Conv2D::kernel_regularizer, a_regularizer),
        field("trainable", &Conv2D::trainable, TrueOrFalse{}, trainable_meaning)
            .that(WhenChanged::goes_on),
    };
  }

  SlidingWindow window(const Shape& input) const {
    return slide({"Conv2D", "kernel_size", kernel_size, strides, padding}, input);
  }
  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape& input) const;  // kernel, bias (filters)
  std::uint64_t multiply_adds(const Shape& input) const;
  // Each thread's padded pictures, and for all threads but one the gradients of kernel and bias.
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
