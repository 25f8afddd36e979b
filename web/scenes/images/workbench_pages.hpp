#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/images/images.hpp"

// What the middle of the scene Images shows, and the tabs that choose it.
namespace descent {

// The tabs above, and below them the page that is chosen.
void draw_workbench_page(ImagesPanel& state, const RunView& run, const Layout& layout,
                         Actions& actions);
// The same in a phone's column (a ui::Pane).
void draw_workbench_page_column(ImagesPanel& state, const RunView& run, const Layout& layout,
                                Actions& actions);

}  // namespace descent
