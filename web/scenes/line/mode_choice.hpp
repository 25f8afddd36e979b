#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// "training · by hand · gradient"; `column`: as a phone's buttons.
void choose_line_mode(const RunView& run, bool column, Actions& actions);
float line_mode_choice_width();

}  // namespace descent
