#pragma once

namespace descent {

// Adds l1 · Σ|w| + l2 · Σw² over a layer's kernel to the loss: keras.io/api/layers/regularizers.
struct Regularizer {
  float l1 = 0;
  float l2 = 0;

  bool operator==(const Regularizer&) const = default;
};

}  // namespace descent
