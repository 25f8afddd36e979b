#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/activations.hpp"
#include "engine/layers/description.hpp"

namespace descent {

// y = activation(x), with no parameters. Keras's `Activation` layer.
struct ActivationLayer {
  Activation activation = Activation::linear;

  bool operator==(const ActivationLayer&) const = default;

  static constexpr LayerInfo info = {
      .name = "Activation",
      .article = "an",
      .meaning = tr_noop("a function of each input by itself."),
      .keeps_units = true,
  };
  static constexpr auto fields() {
    return FieldRows{field("activation", &ActivationLayer::activation,
                           OneOf<Activation>{all_activations}, activation_meaning,
                           Presence::required)};
  }

  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape&) const { return 0; }
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
