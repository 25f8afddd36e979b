#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/line/loss_picture.hpp"

// Gradient descent of the Line in numbers, as a card's contents at the cursor: the gradient and the
// next step with its formula, the learning rate and what it may be, where to begin, what else sets
// out from there, and the course's table.
namespace descent {

void draw_descent(const RunView& run, const DescentShows& shows, Actions& actions);

}  // namespace descent
