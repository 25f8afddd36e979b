#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/images/digits.hpp"

// What the middle of the scene Digits shows, and the tabs that choose it.
namespace descent {

// The tabs above, and below them the page that is chosen.
void draw_digits_page(DigitsPanel& state, const RunView& run, const Layout& layout,
                      Actions& actions);
// The same in a phone's column (a ui::Pane).
void draw_digits_page_column(DigitsPanel& state, const RunView& run, Actions& actions);

}  // namespace descent
