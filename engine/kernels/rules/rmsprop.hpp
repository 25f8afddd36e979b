#pragma once

#include <cstddef>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/kernels/rules/optimizer_limits.hpp"
#include "engine/kernels/rules/step_clock.hpp"

namespace descent {

// v = rho · v + (1 - rho) · g²; w -= rate · g / sqrt(v + epsilon). keras.io/api/optimizers/rmsprop
struct RMSprop {
  float learning_rate = 0.001f;
  double rho = 0.9;  // double: a float's rounding would be much of 1 - rho
  float epsilon = 1e-7f;
  bool operator==(const RMSprop&) const = default;

  static constexpr std::string_view name = "RMSprop";
  static constexpr std::string_view meaning = tr_noop("steps of like size for every weight");
  static constexpr auto fields() {
    return FieldRows{
        field("learning_rate", &RMSprop::learning_rate, Number{0, limits::learning_rate},
              tr_noop("how far each step moves the weights against their gradient")),
        field("rho", &RMSprop::rho, Number{0, 1},
              tr_noop("how much of the running mean of squared gradients stays")),
        field("epsilon", &RMSprop::epsilon, Number{limits::least_epsilon, 1},
              tr_noop("a small number that keeps a division from being by zero")),
    };
  }

  std::size_t slots() const { return 1; }  // v

  struct Step {
    static constexpr std::size_t most_slots = 1;
    float learning_rate, rho, rest, epsilon;  // rest: 1 - rho

    template <typename Math>
    auto rule() const {
      using V = typename Math::Value;
      return [rate = V(learning_rate), keep = V(rho), add = V(rest), tiny = V(epsilon)](V g, V& w,
                                                                                        V& v) {
        v = Math::flushed(keep * v + add * (g * g));
        w = w - rate * g / Math::sqrt(v + tiny);
      };
    }
  };
  Step step(const StepClock&) const {
    return {learning_rate, static_cast<float>(rho), static_cast<float>(1 - rho), epsilon};
  }
};

}  // namespace descent
