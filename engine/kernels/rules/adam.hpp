#pragma once

#include <cmath>
#include <cstddef>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/kernels/rules/optimizer_limits.hpp"
#include "engine/kernels/rules/step_clock.hpp"

namespace descent {

// m += (1 - beta_1)(g - m); v += (1 - beta_2)(g² - v);
// w -= rate · sqrt(1 - beta_2^t) / (1 - beta_1^t) · m / (sqrt(v) + epsilon).
// Kingma & Ba 2015, section 2's last form. keras.io/api/optimizers/adam
struct Adam {
  float learning_rate = 0.001f;
  double beta_1 = 0.9;  // double: a float's rounding would be much of 1 - beta
  double beta_2 = 0.999;
  float epsilon = 1e-7f;
  bool operator==(const Adam&) const = default;

  static constexpr std::string_view name = "Adam";
  static constexpr std::string_view meaning = tr_noop("momentum and RMSprop together");
  static constexpr auto fields() {
    return FieldRows{
        field("learning_rate", &Adam::learning_rate, Number{0, limits::learning_rate},
              tr_noop("how far each step moves the weights against their gradient")),
        field("beta_1", &Adam::beta_1, Number{0, limits::beta},
              tr_noop("how much of the running mean gradient stays")),
        field("beta_2", &Adam::beta_2, Number{0, limits::beta},
              tr_noop("how much of the running mean of squared gradients stays")),
        field("epsilon", &Adam::epsilon, Number{limits::least_epsilon, 1},
              tr_noop("a small number that keeps a division from being by zero")),
    };
  }

  std::size_t slots() const { return 2; }  // m, v
  void begin_step(StepClock& clock) const {
    clock.powers[0] *= beta_1;
    clock.powers[1] *= beta_2;
  }

  struct Step {
    static constexpr std::size_t most_slots = 2;
    float corrected_rate, rest_1, rest_2, epsilon;  // rests: 1 - beta

    template <typename Math>
    auto rule() const {
      using V = typename Math::Value;
      return [rate = V(corrected_rate), first = V(rest_1), second = V(rest_2), tiny = V(epsilon)](
                 V g, V& w, V& m, V& v) {
        m = Math::flushed(m + first * (g - m));
        v = Math::flushed(v + second * (g * g - v));
        w = w - rate * m / (Math::sqrt(v) + tiny);
      };
    }
  };
  Step step(const StepClock& clock) const {
    const double correction = std::sqrt(1 - clock.powers[1]) / (1 - clock.powers[0]);
    return {static_cast<float>(learning_rate * correction), static_cast<float>(1 - beta_1),
            static_cast<float>(1 - beta_2), epsilon};
  }
};

}  // namespace descent
