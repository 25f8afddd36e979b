#pragma once

#include <string>

#include "web/app/looks/performance.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/cards/layout.hpp"

namespace descent {

struct PerformanceChart {
  std::string selected;  // the bar pressed last, by its id
};

// Where the time of a step goes: a flame chart, what its bar under the mouse or finger is, and the
// same in figures. Says what to do where no step was timed yet.
void draw_performance_chart(PerformanceChart& state, const RunView& run, const Performance& now,
                            const Layout& layout);

}  // namespace descent
