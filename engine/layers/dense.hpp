#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/activations.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_limits.hpp"

namespace descent {

// y = activation(x · kernel + bias), kernel of shape (inputs, units).
// keras.io/api/layers/core_layers/dense
struct Dense {
  std::size_t units = 1;
  Activation activation = Activation::linear;
  bool use_bias = true;
  Initializer kernel_initializer = GlorotUniform{};
  Initializer bias_initializer = Zeros{};
  Regularizer kernel_regularizer = {};
  bool trainable = true;

  bool operator==(const Dense&) const = default;

  static constexpr LayerInfo info = {
      .name = "Dense",
      .article = "a",
      .meaning = tr_noop("each unit adds up all inputs, each times a weight, and a bias."),
  };
  static constexpr auto fields() {
    return FieldRows{
        field("units", &Dense::units, WholeNumber{1, limits::units}, tr_noop("how many neurons"),
              Presence::required),
        field("activation", &Dense::activation, OneOf<Activation>{all_activations},
              activation_meaning),
        field("use_bias", &Dense::use_bias, TrueOrFalse{}),
        field("kernel_initializer", &Dense::kernel_initializer, an_initializer,
              tr_noop("the first weights")),
        field("bias_initializer", &Dense::bias_initializer, an_initializer,
              tr_noop("the first biases")),
        field("kernel_regularizer", &Dense::kernel_regularizer, a_regularizer),
        field("trainable", &Dense::trainable, TrueOrFalse{}, trainable_meaning)
            .that(WhenChanged::goes_on),
    };
  }

  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape& input) const;  // kernel (inputs, units), bias (units)
  std::uint64_t multiply_adds(const Shape& input) const;
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
