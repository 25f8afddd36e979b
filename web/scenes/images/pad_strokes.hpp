#pragma once

#include <string>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// An item of Fashion-MNIST, else a digit.
bool draws_item(const RunView& run);

// The dark square with what is drawn on it, and the pen: what it does become strokes. Its id is
// "pad".
void draw_pad(const RunView& run, const Rect& pad, Actions& actions);

}  // namespace descent
