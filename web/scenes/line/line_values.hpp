#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "web/cards/layout.hpp"
#include "web/scenes/line/line_fit.hpp"

// w and b of the Line: as large figures, and over the epochs.
namespace descent {

// "ŷ = 1.980 x − 0.940": signs as one writes them.
std::string line_formula(const Line& line);

// The loss of the line that is shown, and of the least-squares line.
struct LineLoss {
  double now = 0;
  std::optional<double> best = {};
};

// Three figures side by side, with the least-squares values below them. At the cursor.
void draw_line_figures(const Line& line, const std::optional<Line>& best, const LineLoss& loss);

// One of the two over the epochs, with its least-squares value dashed, and a line at the epoch that
// is looked back at.
enum class LineValue { w, b };
void draw_line_trace(LineValue which, const std::vector<CurvePoint>& curve,
                     const std::optional<Line>& best, const Rect& area,
                     const std::optional<double>& looked_at = {});

}  // namespace descent
