#pragma once

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"

namespace descent {

// What could not be done, in a sentence above the bottom bar, until it is dismissed.
void draw_message(const App& app, const Layout& layout, Actions& actions);

}  // namespace descent
