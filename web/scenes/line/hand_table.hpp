#pragma once

#include "web/app/state/by_hand.hpp"
#include "web/scenes/line/hand_loss.hpp"

namespace descent {

// What the line says at each point, how far that is off, and what of it goes into the loss; below,
// their sum. At the cursor.
void draw_hand_table(const HandLoss& loss, LossMeasure measure);

}  // namespace descent
