#pragma once

#include <optional>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/line/line_fit.hpp"

// A line that a person sets.
namespace descent {

// How far w and b can be slid, ±, and in which steps: so far that the best line can be reached.
struct HandRange {
  double reach = 20, step = 0.1;
};
HandRange hand_range(const Line& line, const std::optional<Line>& best);

// Through both, with w and b rounded to a tenth of the range's step; `kept` stays on it as nearly
// as that allows. Their x differ.
Line line_through(const LinePoint& moved, const LinePoint& kept, const HandRange& range);

// The model of the run, which is a line, gets these values; a training that runs stops.
void set_line(const RunView& run, const Line& line, Actions& actions);

}  // namespace descent
