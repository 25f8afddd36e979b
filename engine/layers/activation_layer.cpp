#include "engine/layers/activation_layer.hpp"

#include "engine/core/error.hpp"

namespace descent {

Shape ActivationLayer::output_shape(const Shape& input) const {
  if (activation == Activation::softmax && input.size() != 1) {
    throw Error("softmax takes one row of numbers per sample but gets " + to_string(input) +
                ": put a Flatten layer before it.");
  }
  return input;
}

}  // namespace descent
