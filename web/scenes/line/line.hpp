#pragma once

#include <cstdint>
#include <optional>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/cards/metric_curves.hpp"
#include "web/cards/story_text.hpp"
#include "web/scenes/line/hand_trail.hpp"
#include "web/scenes/line/line_fit.hpp"
#include "web/scenes/line/line_losses.hpp"
#include "web/scenes/line/line_plot.hpp"
#include "web/scenes/line/line_table.hpp"
#include "web/scenes/line/loss_card.hpp"

namespace descent {

// The Line: points, the line that a model of one weight w and one bias b puts through them, and how
// the two find their values.
struct LinePanel {
  LinePlot plot;
  LineTable table;
  MetricCurves curves;
  StoryText story;
  LineTrace trace;
  LineLosses losses;
  HandTrail guesses;
  DescentPanel descent;
  double predicted_x = 10;
};

void draw_line(LinePanel& state, const RunView& run, const Layout& layout, Actions& actions);

}  // namespace descent
