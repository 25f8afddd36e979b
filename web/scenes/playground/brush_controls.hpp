#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// What is painted and how: class or value, density, radius, eraser, and where to begin. At the
// cursor, over the whole width.
void draw_brush_controls(const RunView& run, Actions& actions);
float brush_controls_height(const RunView& run);

}  // namespace descent
