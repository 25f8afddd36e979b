#pragma once

#include <cstddef>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// One callback of the experiment in a dialog: its name, what it does, a button that takes it away,
// and all of its settings as fields, made from its rows, so that a new one is here by itself. The
// control of a setting is "callback1.patience", counted from 1.
void draw_callback_fields(std::size_t place, const RunView& run, Actions& actions);

}  // namespace descent
