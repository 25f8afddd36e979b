#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/line/line_fit.hpp"
#include "web/scenes/line/line_handles.hpp"

namespace descent {

// The points, the model's line through them and the differences between the two. Points can be
// dragged, added by a press beside them and removed by a double click or the right button; by hand
// the line can be dragged, too.
struct LinePlot {
  std::optional<std::size_t> dragged;
  LinePoint dragged_to;                // shown there until it is let go
  bool moved = false;                  // further than a press trembles
  std::optional<std::size_t> pointed;  // under the mouse
  LineView view;                       // kept still while a point is dragged
  bool fitted = false;                 // the view is one of points already
  LineHandles handles;
};

// The experiment gets these points.
void set_line_points(const RunView& run, const std::vector<LinePoint>& points, Actions& actions);

// What else is drawn.
struct LinePlotShows {
  std::optional<std::size_t> lit = {};  // a point to show as pointed at
  double predicted_x = 0;               // marked on the line, if it is in sight
  std::vector<Line> guesses = {};       // as faint lines
};
void draw_line_plot(LinePlot& state, const RunView& run, const std::vector<LinePoint>& points,
                    const LinePlotShows& shows, const Rect& area, Actions& actions);

}  // namespace descent
