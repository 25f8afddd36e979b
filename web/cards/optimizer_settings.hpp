#pragma once

#include "web/app/state/app.hpp"

namespace descent {

// The optimizer's drop-down and beside it the button that opens its settings, in `width` pixels;
// -1: all there is.
void draw_optimizer_choice(const App& app, Actions& actions, float width = -1);

}  // namespace descent
