#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/height_legend.hpp"
#include "web/charts/height_pictures.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/scenes/line/loss_picture.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float start_radius = 7;
constexpr float mouse_takes = 14, finger_takes = 28;

void draw_path(const QuietPlot& plot, const std::vector<Line>& lines, ImU32 color, float thickness,
               bool dots) {
  std::vector<CurvePoint> points;
  for (const Line& line : lines) points.push_back({line.w, line.b});
  if (points.size() > 1) plot.curve(points, color, thickness);
  // Of many steps the dots would run into each other.
  constexpr std::size_t most_dots = 60;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(plot.area().min, plot.area().max, true);
  for (std::size_t i = 0; dots && i < std::min(points.size(), most_dots); ++i) {
    list->AddCircleFilled(plot.pixels(points[i].x, points[i].y), 2.6f, color);
  }
  list->PopClipRect();
}

void draw_arrow(ImDrawList* list, ImVec2 from, ImVec2 to, ImU32 color) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (!(length > 2)) return;
  const ImVec2 along{(to.x - from.x) / length, (to.y - from.y) / length};
  const float head = std::min(9.f, length / 2);
  const ImVec2 neck{to.x - along.x * head, to.y - along.y * head};
  list->AddLine(from, neck, color, 2.5f);
  list->AddTriangleFilled(to, {neck.x - along.y * head / 2, neck.y + along.x * head / 2},
                          {neck.x + along.y * head / 2, neck.y - along.x * head / 2}, color);
}

// Against the gradient, as long as the step that follows; at least to be seen.
void draw_gradient(const QuietPlot& plot, const DescentFacts& facts) {
  const Line to = plain_step(facts, facts.now);
  const ImVec2 from = plot.pixels(facts.now.w, facts.now.b);
  ImVec2 tip = plot.pixels(to.w, to.b);
  const float length = std::hypot(tip.x - from.x, tip.y - from.y);
  if (!std::isfinite(length) || length < 1e-3f) return;
  const float drawn = std::clamp(length, 22.f, 2000.f);
  tip = {from.x + (tip.x - from.x) * drawn / length, from.y + (tip.y - from.y) * drawn / length};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(plot.area().min, plot.area().max, true);
  draw_arrow(list, from, tip, ui::colors().negative);
  list->PopClipRect();
}

void draw_least(const QuietPlot& plot, const Line& least) {
  const ImVec2 at = plot.pixels(least.w, least.b);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 color = ui::colors().text;
  list->AddLine({at.x - 6, at.y}, {at.x + 6, at.y}, color, 1.6f);
  list->AddLine({at.x, at.y - 6}, {at.x, at.y + 6}, color, 1.6f);
}

void draw_start(const LossPictureState& state, const QuietPlot& plot, const Line& start, bool lit) {
  const Line shown = state.dragged.value_or(start);
  const ImVec2 at = plot.pixels(shown.w, shown.b);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled(at, start_radius, lit ? ui::colors().accent : ui::colors().card);
  list->AddCircle(at, start_radius, ui::colors().accent, 0, 2.5f);
  constexpr float r = start_radius;
  ui::mark("loss_plane.start", {{at.x - r, at.y - r}, {at.x + r, at.y + r}},
           {.role = ui::Role::img,
            .label = tr("The start"),
            .value = "w " + short_text(shown.w, 6) + ", b " + short_text(shown.b, 6)});
}

Line rounded_start(const QuietPlot& plot, ImVec2 pixels) {
  const Rect& area = plot.area();
  const CurvePoint at = plot.value_at(
      {std::clamp(pixels.x, area.min.x, area.max.x), std::clamp(pixels.y, area.min.y, area.max.y)});
  const CurvePoint low = plot.value_at({area.min.x, area.max.y});
  const CurvePoint high = plot.value_at({area.max.x, area.min.y});
  return {snapped(at.x, high.x - low.x), snapped(at.y, high.y - low.y)};
}

bool takes_start(const QuietPlot& plot, const Line& start, ImVec2 mouse) {
  const ImVec2 at = plot.pixels(start.w, start.b);
  return std::hypot(at.x - mouse.x, at.y - mouse.y) <
         (ui::host().touch ? finger_takes : mouse_takes);
}

// The start is dragged, or a press puts it elsewhere. Returns whether it is pointed at.
bool move_start(LossPictureState& state, const RunView& run, const QuietPlot& plot,
                const Line& start, Actions& actions) {
  const ui::Press& press = plot.press();
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool valid = ImGui::IsMousePosValid();
  const bool on_it = valid && (press.pointed || press.held) && takes_start(plot, start, mouse);
  if (state.dragged && !valid) {  // the browser took the finger away
    state.dragged.reset();
  } else if (state.dragged && press.held) {
    ui::keep_drag();
    state.dragged = rounded_start(plot, mouse);
    ui::request_frame();
  } else if (state.dragged) {
    if (*state.dragged != start) begin_at(run, *state.dragged, actions);
    state.dragged.reset();
  } else if (on_it && press.held && ImGui::IsMouseClicked(0)) {
    state.dragged = start;
  } else if (press.pressed && !press.by_key && valid && plot.area().contains(mouse) && !on_it) {
    constexpr float trembling = 4;
    if (ImGui::GetIO().MouseDragMaxDistanceSqr[0] < trembling * trembling) {
      begin_at(run, rounded_start(plot, mouse), actions);
    }
  }
  return on_it || state.dragged;
}

void explain_place(const QuietPlot& plot, const DescentFacts& facts, bool on_start) {
  if (ui::host().touch && !plot.press().held) return;
  const auto at = plot.pointed_at();
  if (!at) return;
  const Line line{at->x, at->y};
  const LineSlope slope = slope_of(facts.task, line);
  std::string text = tr("w {0}, b {1}: loss {2}\n∂L/∂w {3}, ∂L/∂b {4}", short_text(line.w, 4),
                        short_text(line.b, 4), short_text(loss_of(facts.task, line), 4),
                        short_text(slope.w, 4), short_text(slope.b, 4));
  if (on_start) {
    text = tr("the start: drag it anywhere");
  } else if (plot.press().pointed) {
    text += std::string("\n") + tr("press to begin here");
  }
  ui::hover_text(text, *plot.looked_at());
}

}  // namespace

void draw_loss_contours(LossPictureState& state, const RunView& run, const DescentShows& shows,
                        const Rect& area, Actions& actions) {
  const DescentFacts& facts = shows.facts;
  const LossRange& view = state.view;
  PlotAxis w{view.low_w, view.high_w, false, false, area.width() > 500 ? 8u : 5u, "w"};
  const PlotAxis b{view.low_b, view.high_b, false, false, 6};
  Rect rest = area;
  const Rect legend = rest.cut_right(height_legend_width, 8);
  const QuietPlot plot("loss_plane", tr("The loss over w, to the right, and b, upwards"), rest, w,
                       b);
  if (!plot.open()) return;
  draw_height_legend(state.grid.scale(), tr("loss"),
                     {{legend.min.x, plot.area().min.y}, {legend.max.x, plot.area().max.y}});
  ui::mark("loss_plane.area", plot.area());
  draw_heights(state.grid.field(), state.grid.scale(), plot);
  draw_contours(state.grid.contours(), state.grid.field(), state.grid.scale(), plot, "b");
  for (const ShownPath& racer : shows.racers) {
    draw_path(plot, racer.lines, racer.color, 1.8f, true);
  }
  draw_path(plot, shows.steps, ui::with_alpha(ui::colors().accent, 0.45f), 1.2f, false);
  draw_path(plot, facts.path, ui::colors().accent, 2, true);
  if (facts.least) draw_least(plot, *facts.least);
  const bool on_start = move_start(state, run, plot, facts.start, actions);
  draw_start(state, plot, facts.start, on_start);
  if (!state.dragged) {
    plot.dot(facts.now.w, facts.now.b, ui::colors().accent, 5);
    draw_gradient(plot, facts);
  }
  explain_place(plot, facts, on_start);
}

}  // namespace descent
