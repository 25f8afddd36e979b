#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/scenes/line/hand_line.hpp"
#include "web/scenes/line/line_fit.hpp"

namespace descent {

// The two handles by which a line is dragged: one goes up or down, the other stays.
struct LineHandles {
  std::optional<std::size_t> held, pointed;
  std::array<LinePoint, 2> places;  // while one is held
};

// What the mouse or a finger does to them; whether it is theirs, and so not the points'.
bool drag_handles(LineHandles& state, const RunView& run, const QuietPlot& plot,
                  const LineView& view, const Line& line, const HandRange& range, Actions& actions);
void draw_handles(const LineHandles& state, const QuietPlot& plot, const LineView& view,
                  const Line& line);

// Where they are: on the line, in sight, and apart.
std::array<LinePoint, 2> handle_places(const Line& line, const LineView& view);

}  // namespace descent
