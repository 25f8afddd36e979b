#pragma once

#include "web/scenes/line/loss_picture.hpp"

namespace descent {

// The loss over w alone, with b as it is now: the curve, the tangent at w, and where the step along
// it leads.
void draw_loss_slice(const DescentShows& shows, const LossRange& view, const Rect& area);

}  // namespace descent
