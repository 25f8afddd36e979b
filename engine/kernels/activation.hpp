#pragma once

namespace descent {

// Keras's names (keras.io/api/layers/activations). leaky_relu's slope below zero is 0.2 there.
enum class Activation { linear, relu, leaky_relu, tanh, sigmoid, softmax };

inline constexpr float leaky_relu_slope = 0.2f;

}  // namespace descent
