#pragma once

#include "web/app/state/app.hpp"

namespace descent {

// What is painted and how: class or value, density, radius, eraser, and where to begin. At the
// cursor, over the whole width.
void draw_brush_controls(const App& app, Actions& actions);
float brush_controls_height(const App& app);

}  // namespace descent
