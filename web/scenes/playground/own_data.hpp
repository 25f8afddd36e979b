#pragma once

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"

namespace descent {

// "Your own data" in the data card, at the cursor: paint points, paste a table, save the points.
void draw_own_data(const App& app, const Layout& layout, Actions& actions);

}  // namespace descent
