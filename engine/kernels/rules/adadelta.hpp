#pragma once

#include <cstddef>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/kernels/rules/optimizer_limits.hpp"
#include "engine/kernels/rules/step_clock.hpp"

namespace descent {

// a = rho · a + (1 - rho) · g²; move = sqrt(v + epsilon) · g / sqrt(a + epsilon);
// v = rho · v + (1 - rho) · move²; w -= rate · move. Zeiler 2012, but with Keras's learning rate,
// far below the 1 of the paper. keras.io/api/optimizers/adadelta
struct Adadelta {
  float learning_rate = 0.001f;
  double rho = 0.95;  // double: a float's rounding would be much of 1 - rho
  float epsilon = 1e-7f;
  bool operator==(const Adadelta&) const = default;

  static constexpr std::string_view name = "Adadelta";
  static constexpr std::string_view meaning = tr_noop("Adagrad that forgets");
  static constexpr auto fields() {
    return FieldRows{
        field(
            "learning_rate", &Adadelta::learning_rate, Number{0, limits::learning_rate},
            tr_noop(
                "how far each step moves the weights against their gradient; the method's inventor "
                "takes 1")),
        field("rho", &Adadelta::rho, Number{0, 1},
              tr_noop("how much of the running mean of squared gradients stays")),
        field("epsilon", &Adadelta::epsilon, Number{limits::least_epsilon, 1},
              tr_noop("a small number that keeps a division from being by zero")),
    };
  }

  std::size_t slots() const { return 2; }  // a, v

  struct Step {
    static constexpr std::size_t most_slots = 2;
    float learning_rate, rho, rest, epsilon;  // rest: 1 - rho

    template <typename Math>
    auto rule() const {
      using V = typename Math::Value;
      return [rate = V(learning_rate), keep = V(rho), add = V(rest), tiny = V(epsilon)](
                 V g, V& w, V& a, V& v) {
        a = Math::flushed(keep * a + add * (g * g));
        const V move = Math::sqrt(v + tiny) * g / Math::sqrt(a + tiny);
        v = Math::flushed(keep * v + add * (move * move));
        w = w - rate * move;
      };
    }
  };
  Step step(const StepClock&) const {
    return {learning_rate, static_cast<float>(rho), static_cast<float>(1 - rho), epsilon};
  }
};

}  // namespace descent
