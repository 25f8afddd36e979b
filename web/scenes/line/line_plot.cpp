#include "web/scenes/line/line_plot.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/scenes/line/hand_loss.hpp"
#include "web/scenes/line/line_table.hpp"
#include "web/scenes/line/line_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float point_radius = 5;
constexpr float mouse_reach = 10, finger_reach = 24;
// A press may move the mouse this far and is still a press.
constexpr float trembling = 4;
constexpr std::size_t curve_samples = 160;

// Towards what has to be in sight, a part of the way in each frame: at once the first time, for
// other points, and where a person does not want motion.
void ease_view(LinePlot& state, const LineView& wanted, bool at_once) {
  constexpr double pull = 12;  // a second
  LineView& now = state.view;
  if (at_once || ui::host().reduced_motion) {
    now = wanted;
    return;
  }
  const double share = std::min(1.0, pull * static_cast<double>(ImGui::GetIO().DeltaTime));
  const double close = 1e-3 * (wanted.high_y - wanted.low_y);
  for (double LineView::* end :
       {&LineView::low_x, &LineView::high_x, &LineView::low_y, &LineView::high_y}) {
    const double away = wanted.*end - now.*end;
    if (std::abs(away) <= close) {
      now.*end = wanted.*end;
    } else {
      now.*end += share * away;
      ui::request_frame();
    }
  }
}

void fit_view(LinePlot& state, const std::vector<LinePoint>& points, const Sequential& model) {
  if (state.dragged || state.handles.held || points.empty()) return;
  const bool first = !state.fitted;
  state.fitted = true;
  ease_view(state, line_view(points, model), first);
}

std::optional<std::size_t> nearest_point(const QuietPlot& plot,
                                         const std::vector<LinePoint>& points, ImVec2 place) {
  float least = ui::host().touch ? finger_reach : mouse_reach;
  std::optional<std::size_t> nearest;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const ImVec2 at = plot.pixels(points[i].x, points[i].y);
    const float away = std::hypot(at.x - place.x, at.y - place.y);
    if (away < least) {
      least = away;
      nearest = i;
    }
  }
  return nearest;
}

void draw_model(const LinePlot& state, const QuietPlot& plot, const Sequential& model) {
  std::vector<double> x(curve_samples);
  for (std::size_t i = 0; i < curve_samples; ++i) {
    x[i] = state.view.low_x + (state.view.high_x - state.view.low_x) * static_cast<double>(i) /
                                  static_cast<double>(curve_samples - 1);
  }
  const std::vector<double> y = model_values(model, x);
  std::vector<CurvePoint> curve;
  for (std::size_t i = 0; i < curve_samples; ++i) {
    if (std::isfinite(y[i])) curve.push_back({x[i], y[i]});
  }
  if (curve.size() > 1) plot.curve(curve, ui::colors().accent, 2.5f);
}

// A thin line from each point to the model's line: what is squared in the loss.
void draw_differences(const QuietPlot& plot, const Sequential& model,
                      const std::vector<LinePoint>& points) {
  std::vector<double> x;
  for (const LinePoint& point : points) x.push_back(point.x);
  const std::vector<double> y = model_values(model, x);
  const Rect& area = plot.area();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(area.min, area.max, true);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!std::isfinite(y[i])) continue;
    const ImVec2 from = plot.pixels(points[i].x, points[i].y);
    const float to = std::clamp(plot.pixels(points[i].x, y[i]).y, area.min.y - 9, area.max.y + 9);
    list->AddLine(from, {from.x, to}, ui::with_alpha(ui::colors().negative, 0.9f), 1.5f);
  }
  list->PopClipRect();
}

// What is squared in the loss, as squares: at each point, away from the line.
void draw_squares(const QuietPlot& plot, const Line& line, const std::vector<LinePoint>& points) {
  const Rect& area = plot.area();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(area.min, area.max, true);
  for (const LinePoint& point : points) {
    const ImVec2 at = plot.pixels(point.x, point.y);
    const float end = plot.pixels(point.x, line.at(point.x)).y;
    const float side = std::abs(end - at.y);
    const bool above = line.at(point.x) > point.y;
    const float left = above == (line.w >= 0) ? at.x : at.x - side;
    const ImVec2 from{left, std::min(at.y, end)}, to{left + side, std::max(at.y, end)};
    list->AddRectFilled(from, to, ui::with_alpha(ui::colors().negative, 0.14f));
    list->AddRect(from, to, ui::with_alpha(ui::colors().negative, 0.6f));
  }
  list->PopClipRect();
}

void draw_guesses(const LineView& view, const QuietPlot& plot, const std::vector<Line>& guesses) {
  for (const Line& guess : guesses) {
    plot.curve({{view.low_x, guess.at(view.low_x)}, {view.high_x, guess.at(view.high_x)}},
               ui::with_alpha(ui::colors().secondary, 0.35f), 1.2f);
  }
}

void draw_points(const LinePlot& state, const QuietPlot& plot, const std::vector<LinePoint>& points,
                 std::optional<std::size_t> lit) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool on = state.dragged == i || state.pointed == i || lit == i;
    if (on) {
      plot.dot(points[i].x, points[i].y, ui::with_alpha(ui::colors().accent, 0.35f),
               point_radius + 4);
    }
    plot.dot(points[i].x, points[i].y, ui::colors().text, point_radius);
  }
}

void remove_point(const RunView& run, std::vector<LinePoint> points, std::size_t index,
                  Actions& actions) {
  if (points.size() <= fewest_line_points) return;
  points.erase(points.begin() + static_cast<std::ptrdiff_t>(index));
  set_line_points(run, points, actions);
}

// What the mouse does to the points. `points` are those shown: a dragged one where it is now.
void handle_mouse(LinePlot& state, const RunView& run, const QuietPlot& plot,
                  const std::vector<LinePoint>& points, Actions& actions) {
  const ui::Press& press = plot.press();
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool inside = plot.area().contains(mouse);
  if (!state.dragged) {
    state.pointed = press.pointed || press.held ? nearest_point(plot, points, mouse) : std::nullopt;
  }
  if (press.held && ImGui::IsMouseClicked(0) && state.pointed) {
    state.dragged = state.pointed;
    state.dragged_to = points[*state.pointed];
    state.moved = false;
  }
  if (state.dragged && !ImGui::IsMousePosValid()) {  // the browser took the finger away: a pinch
    state.dragged.reset();
  } else if (state.dragged && press.held) {
    ui::keep_drag();
    state.moved = state.moved || ImGui::GetIO().MouseDragMaxDistanceSqr[0] > trembling * trembling;
    if (state.moved) {
      const CurvePoint at =
          plot.value_at({std::clamp(mouse.x, plot.area().min.x, plot.area().max.x),
                         std::clamp(mouse.y, plot.area().min.y, plot.area().max.y)});
      state.dragged_to = {snapped(at.x, state.view.high_x - state.view.low_x),
                          snapped(at.y, state.view.high_y - state.view.low_y)};
    }
    ui::request_frame();
  } else if (state.dragged) {
    if (state.moved) set_line_points(run, points, actions);
    state.dragged.reset();
  } else if (press.pressed && inside && !state.pointed && points.size() < most_line_points &&
             ImGui::GetIO().MouseDragMaxDistanceSqr[0] < trembling * trembling) {
    const CurvePoint at = plot.value_at(mouse);
    std::vector<LinePoint> more = points;
    more.push_back({snapped(at.x, state.view.high_x - state.view.low_x),
                    snapped(at.y, state.view.high_y - state.view.low_y)});
    set_line_points(run, more, actions);
  }
  const bool asks_removal = ImGui::IsMouseDoubleClicked(0) || ImGui::IsMouseClicked(1);
  if (press.hovered && asks_removal && state.pointed) {
    remove_point(run, points, *state.pointed, actions);
    state.dragged.reset();
    state.pointed.reset();
  }
}

void explain(const LinePlot& state, const QuietPlot& plot, const std::vector<LinePoint>& points,
             const Sequential& model) {
  const ui::Press& press = plot.press();
  if (ui::host().touch && !press.held) return;
  if (state.pointed && *state.pointed < points.size()) {
    const LinePoint& point = points[*state.pointed];
    const double said = model_values(model, {point.x})[0];
    ui::hover_text(tr(
        "x {0}, y {1}\nthe model says {2}\ndifference² {3}\ndrag to move, double click to remove",
        short_text(point.x, 6), short_text(point.y, 6), short_text(said),
        short_text((said - point.y) * (said - point.y))));
  } else if (const auto at = plot.pointed_at()) {
    const double said = model_values(model, {at->x})[0];
    std::string text = tr("at x {0} the model says {1}", short_text(at->x), short_text(said));
    if (press.pointed) text += std::string("\n") + tr("press to add a point");
    ui::hover_text(text, *plot.looked_at());
  }
}

}  // namespace

void set_line_points(const RunView& run, const std::vector<LinePoint>& points, Actions& actions) {
  actions.push_back(SetData{with_line_points(run.experiment().data, points)});
}

void draw_line_plot(LinePlot& state, const RunView& run, const std::vector<LinePoint>& points,
                    const LinePlotShows& shows, const Rect& area, Actions& actions) {
  const Sequential& model = *run.snapshot().model;
  std::vector<LinePoint> shown = points;
  if (state.dragged && *state.dragged < shown.size()) {
    shown[*state.dragged] = state.dragged_to;
  } else {
    state.dragged.reset();
  }
  fit_view(state, points, model);
  PlotAxis x{state.view.low_x, state.view.high_x, false, false, area.width() > 420 ? 8u : 5u};
  PlotAxis y{state.view.low_y, state.view.high_y, false, false, 6};
  const QuietPlot plot("line_plot", tr("The points and the line"), area, x, y);
  tell_fit(shown, model);
  if (!plot.open()) return;
  ui::mark("line_plot.area", plot.area());
  const ByHand& by_hand = run.view().by_hand;
  const std::optional<Line> line =
      run.view().line_mode == LineMode::by_hand ? model_line(model) : std::nullopt;
  const std::optional<Line> best = least_squares(shown);
  if (best && !line) {  // by hand it is to be found
    plot.dashed_line({state.view.low_x, best->at(state.view.low_x)},
                     {state.view.high_x, best->at(state.view.high_x)}, ui::colors().secondary);
  }
  draw_guesses(state.view, plot, shows.guesses);
  if (line && by_hand.squares && squares_differences(by_hand.measure)) {
    draw_squares(plot, *line, shown);
  }
  draw_differences(plot, model, shown);
  draw_model(state, plot, model);
  const double x_asked = shows.predicted_x;
  if (x_asked >= state.view.low_x && x_asked <= state.view.high_x) {
    plot.dot(x_asked, model_values(model, {x_asked})[0], ui::colors().accent, 4.5f);
  }
  const bool on_handle =
      line && !state.dragged &&
      drag_handles(state.handles, run, plot, state.view, *line, hand_range(*line, best), actions);
  if (!on_handle) handle_mouse(state, run, plot, shown, actions);
  draw_points(state, plot, shown, shows.lit);
  if (line) draw_handles(state.handles, plot, state.view, *line);
  if (!on_handle) explain(state, plot, shown, model);
}

}  // namespace descent
