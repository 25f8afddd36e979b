#pragma once

#include <optional>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/line/hand_trail.hpp"
#include "web/scenes/line/line_fit.hpp"

// The Line by hand, as a card's contents at the cursor: w and b to be set, what the loss of that
// line is made of, and the guesses so far.
namespace descent {

void draw_hand(HandTrail& trail, const RunView& run, const Line& line,
               const std::optional<Line>& best, const std::vector<LinePoint>& points,
               Actions& actions);

}  // namespace descent
