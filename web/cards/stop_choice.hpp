#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// What may end training early: which figure a callback watches, and beside it the threshold as a
// field, where it has one.
void draw_stop_choice(const RunView& run, Actions& actions, float width = -1);
// In the transport bar.
float stop_choice_width(const RunView& run);

}  // namespace descent
