#pragma once

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"
#include "web/frame/weights_rows.hpp"

namespace descent {

struct WeightsDialog {
  WeightsRows rows;
};

// The table of a file of weights that was opened: what was matched with what, or why not. Over
// everything else, until it is closed.
void draw_weights_dialog(WeightsDialog& state, const View& view, const Layout& layout,
                         Actions& actions);

}  // namespace descent
