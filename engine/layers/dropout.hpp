#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_limits.hpp"

namespace descent {

// While training, sets each input to zero with probability `rate` and scales the others by
// 1 / (1 - rate); otherwise does nothing. Srivastava et al. 2014. rate in [0, 1).
struct Dropout {
  float rate = 0.5f;

  bool operator==(const Dropout&) const = default;

  static constexpr LayerInfo info = {
      .name = "Dropout",
      .article = "a",
      .meaning = tr_noop(
          "while training, switches off a random share of its inputs, against overfitting."),
      .keeps_units = true,
  };
  static constexpr auto fields() {
    return FieldRows{field("rate", &Dropout::rate, Number{0, limits::dropout_rate},
                           tr_noop("the share that is left out"), Presence::required)};
  }

  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape&) const { return 0; }
  KeptArrays keeps(const CacheRequest& request) const;  // the mask: 0 or 1 / (1 - rate)
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
