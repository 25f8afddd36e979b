#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// All settings of the experiment's schedule as fields, made from its rows; the control of one is
// "schedule.decay_steps". Of pieces one line each.
void draw_schedule_fields(const RunView& run, Actions& actions);

}  // namespace descent
