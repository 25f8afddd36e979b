#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/scenes/line/descent_facts.hpp"

namespace descent {

// Epoch, w, b and loss, as a course's notebook prints them, at the cursor: the first epochs and the
// newest, with a link that copies all of them that are kept.
void draw_descent_table(const RunView& run, const DescentFacts& facts);

}  // namespace descent
