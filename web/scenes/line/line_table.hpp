#pragma once

#include <cstddef>
#include <optional>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/line/line_fit.hpp"

namespace descent {

// The points as a table of numbers: type a value, remove a row, add a row. Within a card, at the
// cursor. `pointed` is the row under the mouse.
struct LineTable {
  std::optional<std::size_t> pointed;
};
void draw_line_table(LineTable& state, const RunView& run, const std::vector<LinePoint>& points,
                     std::optional<std::size_t> lit, Actions& actions);

// Two points at least stay: fewer fix no line.
inline constexpr std::size_t fewest_line_points = 2;
inline constexpr std::size_t most_line_points = 200;

// A point put where the others are not yet: one step right of the last, on the line through them.
LinePoint next_line_point(const std::vector<LinePoint>& points);

}  // namespace descent
