#pragma once

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"
#include "web/cards/performance_chart.hpp"

namespace descent {

struct PerformancePanel {
  PerformanceChart chart;
};

// How fast the scene trains, with which kernels, where the time goes, and which program this is.
void draw_performance(PerformancePanel& state, const App& app, const Layout& layout,
                      Actions& actions);

}  // namespace descent
