#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/cards/split_dialog.hpp"

// Which images to learn from, and how they come here. Below each other at ImGui's cursor.
namespace descent {

void draw_images_data(SplitDialog& split, const RunView& run, Actions& actions);

}  // namespace descent
