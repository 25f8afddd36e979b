#pragma once

namespace descent {

// Keras's names (keras.io/api/layers/activations). leaky_relu's slope below zero is 0.2 there,
// elu's alpha 1. sin is not among Keras's: Sitzmann et al. 2020, "Implicit Neural Representations
// with Periodic Activation Functions".
enum class Activation { linear, relu, leaky_relu, elu, tanh, sigmoid, sin, softmax };

inline constexpr float leaky_relu_slope = 0.2f;

// Beyond it sin is 0, flat: floats get so far apart that their sine says nothing any more, and this
// far its argument can be reduced exactly (vector_math.hpp).
inline constexpr float largest_sin_argument = 1e5f;

// The slope of an activation is known from its output y, without its input x: but that of sin is
// not, for sin x does not tell whether it rises or falls there.
constexpr bool gradient_reads_input(Activation f) { return f == Activation::sin; }

}  // namespace descent
