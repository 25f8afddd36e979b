#pragma once

#include <string_view>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// Of the next step; it is another one than was set when a schedule or a callback has changed it.
float present_rate(const RunView& run);
// It may become another one than was set.
bool rate_changes(const RunView& run);

// How the learning rate goes on, as a person chooses it from a list.
void choose_schedule(const RunView& run, std::string_view id, std::string_view label, float width,
                     Actions& actions);
// Beside the list that was drawn last: a button that opens the schedule in a dialog, with its curve
// and every setting.
void draw_schedule_button(const RunView& run, Actions& actions);

}  // namespace descent
