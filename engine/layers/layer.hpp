#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/shape.hpp"
#include "engine/kernels/activation.hpp"
#include "engine/layers/initializer.hpp"
#include "engine/layers/picture_layers.hpp"
#include "engine/layers/regularizer.hpp"

// The layers as plain values: what a person sets, nothing that training changes. A closed set, so
// that models copy and compare by value and a forgotten case does not compile.
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

  bool operator==(const Dense&) const = default;
};

// y = activation(x), with no parameters. Keras's `Activation` layer.
struct ActivationLayer {
  Activation activation = Activation::linear;

  bool operator==(const ActivationLayer&) const = default;
};

// (a, b, …) becomes (a·b·…), in row-major order.
struct Flatten {
  bool operator==(const Flatten&) const = default;
};

// While training, sets each input to zero with probability `rate` and scales the others by
// 1 / (1 - rate); otherwise does nothing. Srivastava et al. 2014. rate in [0, 1).
struct Dropout {
  float rate = 0.5f;

  bool operator==(const Dropout&) const = default;
};

using Layer =
    std::variant<Dense, ActivationLayer, Flatten, Dropout, Conv2D, MaxPooling2D, AveragePooling2D>;

// "Dense", "Activation", …, as Keras has them
std::string_view layer_name(const Layer& layer);

// The shape of one output sample. An Error says which input the layer cannot take.
Shape output_shape(const Layer& layer, const Shape& input_shape);

// The activation that ends the layer: linear where it has none.
Activation layer_activation(const Layer& layer);

// The regularizer of the layer's kernel; null where it has no kernel.
Regularizer* kernel_regularizer(Layer& layer);
const Regularizer* kernel_regularizer(const Layer& layer);

std::string_view to_string(Activation activation);

// The names of all layers, in the order of the variant.
const std::vector<std::string_view>& layer_names();

// All activations in the order in which they are offered.
const std::vector<Activation>& all_activations();

}  // namespace descent
