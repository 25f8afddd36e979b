#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/images/weights_picture.hpp"

// The weights of all layers that have some, as pictures: as they are, as they were before training,
// or what training has added to them.
namespace descent {

// Now · At first · Change.
void choose_weights(const RunView& run, bool column, Actions& actions);
float choose_weights_width();
// At ImGui's cursor, over the width that there is, as high as it takes. Pressing a weight asks for
// the arithmetic of a number that it is in.
void draw_inside_weights(WeightsPicture& picture, const RunView& run, Actions& actions);

}  // namespace descent
