#pragma once

#include <cstddef>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/kernels/rules/optimizer_limits.hpp"
#include "engine/kernels/rules/step_clock.hpp"

namespace descent {

// v = momentum · v - rate · g; w += v, or with nesterov w += momentum · v - rate · g.
// keras.io/api/optimizers/sgd
struct SGD {
  float learning_rate = 0.01f;
  float momentum = 0;
  bool nesterov = false;
  bool operator==(const SGD&) const = default;

  static constexpr std::string_view name = "SGD";
  static constexpr std::string_view meaning = tr_noop("steps against the gradient");
  static constexpr auto fields() {
    return FieldRows{
        field("learning_rate", &SGD::learning_rate, Number{0, limits::learning_rate},
              tr_noop("how far each step moves the weights against their gradient")),
        field("momentum", &SGD::momentum, Number{0, 1},
              tr_noop("how much of the last step each step goes on with")),
        field("nesterov", &SGD::nesterov, TrueOrFalse{}, tr_noop("whether it looks ahead")),
    };
  }

  // The velocity v; without momentum none is kept.
  std::size_t slots() const { return momentum == 0 ? 0 : 1; }

  struct Step {
    static constexpr std::size_t most_slots = 1;
    float learning_rate, momentum;
    bool nesterov;

    template <typename Math>
    auto rule() const {
      using V = typename Math::Value;
      return [rate = V(learning_rate), keep = V(momentum), ahead = nesterov](V g, V& w, V& v) {
        const V descent = rate * g;
        v = Math::flushed(keep * v - descent);
        w = w + (ahead ? keep * v - descent : v);
      };
    }
    // Where no slot is given.
    template <typename Math>
    auto rule_without_slots() const {
      using V = typename Math::Value;
      return [rate = V(learning_rate)](V g, V& w) { w = w - rate * g; };
    }
  };
  Step step(const StepClock&) const { return {learning_rate, momentum, nesterov}; }
};

}  // namespace descent
