#pragma once

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/layers/layer_limits.hpp"

namespace descent {

// Adds l1 · Σ|w| + l2 · Σw² over a parameter to the loss: keras.io/api/layers/regularizers.
struct Regularizer {
  float l1 = 0;
  float l2 = 0;

  bool operator==(const Regularizer&) const = default;

  static constexpr auto fields() {
    const Number range{0, limits::regularization};
    return FieldRows{field("l1", &Regularizer::l1, range), field("l2", &Regularizer::l2, range)};
  }
};

// Of a layer's setting (fields.hpp).
inline constexpr Described a_regularizer{tr_noop("a regularizer")};

}  // namespace descent
