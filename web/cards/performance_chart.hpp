#pragma once

#include <string>

#include "web/app/looks/performance.hpp"
#include "web/cards/layout.hpp"

namespace descent {

class App;

struct PerformanceChart {
  std::string selected;  // the bar pressed last, by its id
};

// Where the time of a step goes: a flame chart, what its bar under the mouse or finger is, and the
// same in figures. Says what to do where no step was timed yet.
void draw_performance_chart(PerformanceChart& state, const App& app, const Performance& now,
                            const Layout& layout);

}  // namespace descent
