#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"

namespace descent {

// "Your own data" in the data card, at the cursor: paint points, paste a table, save the points.
void draw_own_data(const RunView& run, const Layout& layout, Actions& actions);

}  // namespace descent
