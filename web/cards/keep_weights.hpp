#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// The switch whether an edit of the network keeps the weights that still fit: a small box with its
// label, `keep_weights_width()` wide; on a phone a button over the whole width.
void draw_keep_weights(const RunView& run, Actions& actions);
float keep_weights_width();

}  // namespace descent
