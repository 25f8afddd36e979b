#pragma once

#include <cstddef>
#include <optional>

#include "engine/inspect/reliability.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// A bar for each tenth of confidence, as high as the share of its predictions that is right; the
// dashed line is where both are equal. Returns the bar that was just pressed, of those that hold
// any.
std::optional<std::size_t> draw_reliability(const Reliability& reliability,
                                            std::optional<std::size_t> chosen, const Rect& area);

}  // namespace descent
