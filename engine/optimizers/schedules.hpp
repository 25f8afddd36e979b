#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"

// How the learning rate goes on from step to step: keras.io/api/optimizers/learning_rate_schedules,
// names, formulas and defaults. Each is a plain value, a struct of its settings, with
//   name, meaning, fields()                          how it goes on, and its settings
//                                                    (engine/core/fields.hpp)
//   double at(double initial, std::uint64_t step) const
//                                                    the rate of step 0, 1, 2, …, of a training
//                                                    whose optimizer has the rate `initial`
namespace descent {

namespace limits {
inline constexpr std::size_t decay_steps = 1'000'000'000;
inline constexpr double decay_rate = 10;
inline constexpr double scheduled_rate = 1000;
inline constexpr std::size_t boundaries = 16;
}  // namespace limits

// Numbers of 0 or more, so many at most (fields.hpp).
struct NumberList {
  std::size_t most;
  double largest;
};

struct ConstantRate {
  bool operator==(const ConstantRate&) const = default;
  static constexpr std::string_view name = "constant";
  static constexpr std::string_view meaning = tr_noop("the same rate for all steps");
  static constexpr auto fields() { return FieldRows{}; }
  double at(double initial, std::uint64_t) const { return initial; }
};

// initial · decay_rate ^ (step / decay_steps); as a staircase of the whole part of that division.
struct ExponentialDecay {
  std::size_t decay_steps = 1000;
  double decay_rate = 0.9;
  bool staircase = false;

  bool operator==(const ExponentialDecay&) const = default;
  static constexpr std::string_view name = "ExponentialDecay";
  static constexpr std::string_view meaning = tr_noop("falls by the same factor again and again");
  static constexpr auto fields() {
    return FieldRows{
        field("decay_steps", &ExponentialDecay::decay_steps, WholeNumber{1, limits::decay_steps},
              tr_noop("after how many steps the rate is multiplied by `decay_rate`"),
              Presence::written),
        field("decay_rate", &ExponentialDecay::decay_rate, Number{0, limits::decay_rate},
              tr_noop("what the rate is multiplied by then"), Presence::written),
        field("staircase", &ExponentialDecay::staircase, TrueOrFalse{},
              tr_noop("whether it falls at once after these steps, not little by little")),
    };
  }
  double at(double initial, std::uint64_t step) const;
};

// Half a wave of the cosine, from the initial rate to alpha times that. With warmup_steps the rate
// first goes straight to warmup_target, and falls from there. Loshchilov & Hutter 2016.
struct CosineDecay {
  std::size_t decay_steps = 1000;
  double alpha = 0;
  std::size_t warmup_steps = 0;
  double warmup_target = 0.01;

  bool operator==(const CosineDecay&) const = default;
  static constexpr std::string_view name = "CosineDecay";
  static constexpr std::string_view meaning =
      tr_noop("falls slowly at first and in the end, like half a wave");
  static constexpr auto fields() {
    return FieldRows{
        field("decay_steps", &CosineDecay::decay_steps, WholeNumber{1, limits::decay_steps},
              tr_noop("how many steps it falls for; then it stays"), Presence::written),
        field("alpha", &CosineDecay::alpha, Number{0, 1},
              tr_noop("the share of the rate that is left in the end")),
        field("warmup_steps", &CosineDecay::warmup_steps, WholeNumber{0, limits::decay_steps},
              tr_noop("how many steps it goes straight to `warmup_target` before")),
        field("warmup_target", &CosineDecay::warmup_target, Number{0, limits::scheduled_rate},
              tr_noop("the rate from which it falls where there is a warm-up")),
    };
  }
  double at(double initial, std::uint64_t step) const;
};

// One rate after the other. Keras's `values` without the first, which is the optimizer's.
struct PiecewiseConstantDecay {
  std::vector<double> boundaries;
  std::vector<double> values;

  bool operator==(const PiecewiseConstantDecay&) const = default;
  static constexpr std::string_view name = "PiecewiseConstantDecay";
  static constexpr std::string_view meaning = tr_noop("one rate after the other");
  static constexpr auto fields() {
    return FieldRows{
        field("boundaries", &PiecewiseConstantDecay::boundaries,
              NumberList{limits::boundaries, limits::decay_steps},
              tr_noop("the last step with each rate, in order")),
        field("values", &PiecewiseConstantDecay::values,
              NumberList{limits::boundaries, limits::scheduled_rate},
              tr_noop("the rate behind each of these; before, it is the optimizer's")),
    };
  }
  double at(double initial, std::uint64_t step) const;
};

using LearningRateSchedule =
    std::variant<ConstantRate, ExponentialDecay, CosineDecay, PiecewiseConstantDecay>;

bool is_constant(const LearningRateSchedule& schedule);

// The learning rate of a step, counted from 0.
float scheduled_rate(const LearningRateSchedule& schedule, float initial, std::uint64_t step);

// An Error for boundaries that are not in order, or not as many as values.
void check_schedule(const LearningRateSchedule& schedule);

}  // namespace descent
