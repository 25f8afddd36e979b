#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inspect/step_apart.hpp"

namespace descent {

// A number that an optimizer keeps of a parameter, by its name: SGD's velocity, which Keras calls
// momentum; RMSprop's mean square of the gradients; Adagrad's sum of squares; Adadelta's mean
// square of the gradients and that of the moves; Adam's m and v.
struct SlotLine {
  std::string name;
  float before = 0, after = 0;
};

// Adam's slots begin with 0; what makes up for that at its step t (Kingma & Ba 2015, algorithm 1):
// m̂ = m / (1 − beta_1^t), v̂ = v / (1 − beta_2^t), move = −rate · m̂ / (√v̂ + epsilon). As Keras has
// it, epsilon stands beside √v, so that beside √v̂ it is epsilon / √(1 − beta_2^t).
struct BiasCorrection {
  double first = 1, second = 1;  // 1 − beta_1^t, 1 − beta_2^t
  double m = 0, v = 0;           // corrected, after the step
  double epsilon = 0;            // beside √v̂
};

// What the optimizer does with one number of the parameters.
struct OptimizerLine {
  bool trained = true;     // no: frozen, so that nothing else here says anything
  std::uint64_t step = 0;  // t: the optimizer's own, from 1 on
  float learning_rate = 0;
  float gradient = 0;  // as the optimizer reads it, the regularizer's part included
  std::vector<SlotLine> slots;
  std::optional<BiasCorrection> corrected;  // Adam
  // What the rule adds to the weight, in double from the slots as they are; after = before + move
  // but for float's rounding.
  double move = 0;
  float before = 0, after = 0;  // the weight, as the training has it
};

// The names of an optimizer's slots, in their order.
std::vector<std::string> slot_names(const Optimizer& optimizer);

// An Error where the model has no such number.
OptimizerLine optimizer_line(const StepApart& step, const ParameterPlace& place);

}  // namespace descent
