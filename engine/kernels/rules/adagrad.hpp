#pragma once

#include <cstddef>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/kernels/rules/optimizer_limits.hpp"
#include "engine/kernels/rules/step_clock.hpp"

namespace descent {

// a += g²; w -= rate · g / sqrt(a + epsilon). Duchi et al. 2011. keras.io/api/optimizers/adagrad
struct Adagrad {
  float learning_rate = 0.001f;
  float initial_accumulator_value = 0.1f;
  float epsilon = 1e-7f;
  bool operator==(const Adagrad&) const = default;

  static constexpr std::string_view name = "Adagrad";
  static constexpr std::string_view meaning = tr_noop("smaller steps for weights that moved a lot");
  static constexpr auto fields() {
    return FieldRows{
        field("learning_rate", &Adagrad::learning_rate, Number{0, limits::learning_rate},
              tr_noop("how far each step moves the weights against their gradient")),
        field("initial_accumulator_value", &Adagrad::initial_accumulator_value, Number{0, 1},
              tr_noop("what the sums of squared gradients begin with")),
        field("epsilon", &Adagrad::epsilon, Number{limits::least_epsilon, 1},
              tr_noop("a small number that keeps a division from being by zero")),
    };
  }

  std::size_t slots() const { return 1; }  // a
  float slot_begins_with() const { return initial_accumulator_value; }

  struct Step {
    static constexpr std::size_t most_slots = 1;
    float learning_rate, epsilon;

    template <typename Math>
    auto rule() const {
      using V = typename Math::Value;
      return [rate = V(learning_rate), tiny = V(epsilon)](V g, V& w, V& a) {
        a = Math::flushed(a + g * g);
        w = w - rate * g / Math::sqrt(a + tiny);
      };
    }
  };
  Step step(const StepClock&) const { return {learning_rate, epsilon}; }
};

}  // namespace descent
