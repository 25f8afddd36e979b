#pragma once

#include <variant>

#include "engine/kernels/rules/adadelta.hpp"
#include "engine/kernels/rules/adagrad.hpp"
#include "engine/kernels/rules/adam.hpp"
#include "engine/kernels/rules/rmsprop.hpp"
#include "engine/kernels/rules/sgd.hpp"

// The catalogue of optimizers, keras.io/api/optimizers: names, formulas and defaults. Each is a
// plain value, a struct of its settings, with
//   name, meaning, fields()                    its settings (engine/core/fields.hpp)
//   std::size_t slots() const                  numbers that it keeps of each parameter, 0 to 2
//   float slot_begins_with() const             what the first of them is at first; left out: 0
//   void begin_step(StepClock&) const          what it multiplies up; left out: nothing
//   struct Step, Step step(const StepClock&) const
// where Step is what the loop over the parameters reads: rule<Math>() is a function of the gradient
// g, the parameter w and the slots, written once for numbers and vectors (Math::Value), that
// changes all but the gradient. Math has flushed() for the slots (moment.hpp) and sqrt().
namespace descent {

using Optimizer = std::variant<SGD, RMSprop, Adagrad, Adadelta, Adam>;

template <typename List>
struct StepsOf;
template <typename... Optimizers>
struct StepsOf<std::variant<Optimizers...>> {
  using Type = std::variant<typename Optimizers::Step...>;
};
// The step of any of them.
using UpdateStep = StepsOf<Optimizer>::Type;

}  // namespace descent
