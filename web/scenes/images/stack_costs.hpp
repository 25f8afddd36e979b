#pragma once

#include "web/scenes/images/stack_card.hpp"

namespace descent {

// What the layer takes of the time of a training step, as measured, else of the model's
// multiply-adds, and of its memory; where neither can be seen, nothing. At the cursor.
void draw_stack_costs(const StackCard& view);

}  // namespace descent
