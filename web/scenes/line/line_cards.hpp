#pragma once

#include <optional>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/line/line.hpp"
#include "web/scenes/line/line_values.hpp"

// The cards of the Line, and what they share in one frame.
namespace descent {

struct LineScenery {
  LinePanel& state;
  const RunView& run;
  const Layout& layout;
  std::vector<LinePoint> points;
  std::optional<Line> line, best;
  LineTask task;
  std::optional<DescentShows> descent;  // in that mode
  Actions& actions;
};

bool is_by_hand(const LineScenery& scenery);

// --- cards ---
void draw_line_card(const LineScenery& scenery, const Rect& place);
void draw_values_card(const LineScenery& scenery, const Rect& place);
void draw_points_card(const LineScenery& scenery, const Rect& place);

// --- contents, at the cursor ---
void draw_hand_of(const LineScenery& scenery);
void draw_prediction(const LineScenery& scenery);
void draw_line_figures_of(const LineScenery& scenery);
void draw_trace(const LineScenery& scenery, LineValue which, float height);
// Beside w and b stands the loss of this very line; null where the model is none.
const History* own_losses(const LineScenery& scenery);

// All of it on a phone.
void draw_line_phone(const LineScenery& scenery);

}  // namespace descent
