#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/inspect/step_apart.hpp"

namespace descent {

// A step, stage by stage: forward through the layers, the loss, back through those with weights,
// and what the optimizer makes of each of these.
struct StepStage {
  enum class Kind { forward, loss, backward, update };
  Kind kind = Kind::forward;
  std::size_t layer = 0;  // of the model's; of the loss: none
  bool operator==(const StepStage&) const = default;
};
std::vector<StepStage> stages_of(const StepApart& step);

// "Forward: dense_1", "Loss", "Back: dense", "Update: dense".
std::string stage_title(const StepApart& step, const StepStage& stage);

// One layer's weights and biases in one row after another: those into unit 0, its bias, those into
// unit 1 …
std::size_t parameters_of(const StepApart& step, std::size_t layer);
ParameterPlace parameter_at(const StepApart& step, std::size_t layer, std::size_t row);
std::size_t row_of_unit(const StepApart& step, std::size_t layer, std::size_t unit);
// "w 3 → 2", "b 2": of units and inputs counted from 1.
std::string parameter_name(const StepApart& step, const ParameterPlace& place);

}  // namespace descent
