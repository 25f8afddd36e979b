#pragma once

#include "engine/inspect/step_apart.hpp"

// What holds for the numbers of every step that is taken apart.
namespace descent::tests {

// Every layer puts out what the engine's does; for networks without Dropout.
void check_forward(const StepApart& step);
// The engine's float gradients differ from ours by the rounding of what they add up, with the masks
// and the penalty of that batch.
void check_gradients_of_engine(const StepApart& step);
// The samples' parts of a gradient add up to it.
void check_contributions(const StepApart& step);
// Differences of the loss come to the same gradient, but for the few that cross a kink.
void check_numerically(const StepApart& step);

}  // namespace descent::tests
