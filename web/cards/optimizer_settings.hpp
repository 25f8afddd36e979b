#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// The optimizer's drop-down and beside it the button that opens its settings, in `width` pixels;
// -1: all there is.
void draw_optimizer_choice(const RunView& run, Actions& actions, float width = -1);

}  // namespace descent
