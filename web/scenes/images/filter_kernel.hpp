#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

// The controls of the Filter lab, at ImGui's cursor.
namespace descent {

// The kernel: presets, 3×3 or 5×5, and its numbers.
void draw_filter_kernel(const RunView& run, Actions& actions);
// How it goes over the image, and what comes behind it.
void draw_filter_options(const RunView& run, Actions& actions);

}  // namespace descent
