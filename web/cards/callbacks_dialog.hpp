#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// Beside the list that was drawn last: a button that opens all callbacks of the experiment in a
// dialog, with every setting, to be added, changed and removed.
void draw_callbacks_button(const RunView& run, Actions& actions);

}  // namespace descent
