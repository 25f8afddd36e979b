#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/images/inside_picture.hpp"

// All layers of a network side by side with what they make of one image.
namespace descent {

// At the cursor, over the width that there is; `height`: that they may use, 0: what they need.
// Pressing a cell asks for its arithmetic.
void draw_inside_maps(InsidePicture& picture, const InsideLook& look, const RunView& run,
                      float height, Actions& actions);

}  // namespace descent
