#pragma once

#include "web/app/state/app.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// How many tabs a phone has where some parts are hidden; they are drawn side by side.
float shown_tabs(const Parts& hidden);
void draw_phone_tabs(const App& app, const Rect& bar, Actions& actions);

}  // namespace descent
