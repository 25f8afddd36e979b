#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/split_dialog.hpp"
#include "web/scenes/playground/data_thumbnails.hpp"

namespace descent {

// The Playground's data: which set, how many points, how noisy, how they are split and batched.
struct DataCard {
  DataThumbnails thumbnails;
  SplitDialog split;
};

// Within a card, at the cursor.
void draw_data_controls(DataCard& state, const RunView& run, Actions& actions);
// Which loss is made small, with the output's activation that goes with it.
void draw_loss_choice(const RunView& run, Actions& actions);

}  // namespace descent
