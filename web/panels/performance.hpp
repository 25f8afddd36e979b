#pragma once

#include "web/app/app.hpp"
#include "web/panels/layout.hpp"
#include "web/panels/performance_chart.hpp"

namespace descent {

struct PerformancePanel {
  PerformanceChart chart;
};

// How fast the scene trains, with which kernels, where the time goes, and which program this is.
void draw_performance(PerformancePanel& state, const App& app, const Layout& layout,
                      Actions& actions);

}  // namespace descent
