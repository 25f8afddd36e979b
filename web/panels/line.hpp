#pragma once

#include <cstdint>
#include <optional>

#include "web/app/app.hpp"
#include "web/app/line_fit.hpp"
#include "web/panels/layout.hpp"
#include "web/panels/line_plot.hpp"
#include "web/panels/line_table.hpp"
#include "web/panels/metric_curves.hpp"
#include "web/panels/story_text.hpp"

namespace descent {

// The Line: points, the line that a model of one weight w and one bias b puts through them, and how
// the two find their values.
struct LinePanel {
  LinePlot plot;
  LineTable table;
  MetricCurves curves;
  StoryText story;
  LineTrace trace;
  double predicted_x = 10;
};

void draw_line(LinePanel& state, const App& app, const Layout& layout, Actions& actions);

}  // namespace descent
