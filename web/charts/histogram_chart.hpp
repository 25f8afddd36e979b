#pragma once

#include <string_view>

#include "engine/inspect/histogram.hpp"
#include "web/ui/rect.hpp"

namespace descent {

inline constexpr float histogram_height = 74;

// A title, bars, and the ends of their range. Pointing at a bar tells it: "12 weights" for `what`
// "weights". `id` is its name for tests.
void draw_histogram(std::string_view id, std::string_view title, std::string_view what,
                    const Histogram& histogram, const Rect& area);

}  // namespace descent
