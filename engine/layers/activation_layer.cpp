#include "engine/layers/activation_layer.hpp"

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

Shape ActivationLayer::output_shape(const Shape& input) const {
  if (activation == Activation::softmax && input.size() != 1) {
    throw Error(tr(
        "softmax takes one row of numbers per sample but gets {0}: put a Flatten layer before it.",
        to_string(input)));
  }
  return input;
}

}  // namespace descent
