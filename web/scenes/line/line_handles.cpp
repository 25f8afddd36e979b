#include "web/scenes/line/line_handles.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float handle_radius = 7;
constexpr float reach_of_mouse = 12, reach_of_finger = 26;

std::optional<std::size_t> nearest_handle(const QuietPlot& plot,
                                          const std::array<LinePoint, 2>& places, ImVec2 mouse) {
  float least = ui::host().touch ? reach_of_finger : reach_of_mouse;
  std::optional<std::size_t> nearest;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const ImVec2 at = plot.pixels(places[i].x, places[i].y);
    const float away = std::hypot(at.x - mouse.x, at.y - mouse.y);
    if (away >= least) continue;
    least = away;
    nearest = i;
  }
  return nearest;
}

}  // namespace

std::array<LinePoint, 2> handle_places(const Line& line, const LineView& view) {
  double low = view.low_x, high = view.high_x;
  if (line.w != 0) {  // where it is neither above nor below what is in sight
    const auto [enters, leaves] =
        std::minmax({(view.low_y - line.b) / line.w, (view.high_y - line.b) / line.w});
    if (std::max(low, enters) < std::min(high, leaves)) {
      low = std::max(low, enters);
      high = std::min(high, leaves);
    }
  }
  const double margin = 0.16 * (high - low);
  return {LinePoint{low + margin, line.at(low + margin)},
          LinePoint{high - margin, line.at(high - margin)}};
}

bool drag_handles(LineHandles& state, const RunView& run, const QuietPlot& plot,
                  const LineView& view, const Line& line, const HandRange& range,
                  Actions& actions) {
  const ui::Press& press = plot.press();
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool gone = !press.held || !ImGui::IsMousePosValid();
  if (state.held && gone) state.held.reset();
  if (!state.held) {
    const auto places = handle_places(line, view);
    state.pointed =
        press.pointed || press.held ? nearest_handle(plot, places, mouse) : std::nullopt;
    if (!state.pointed || !press.held || !ImGui::IsMouseClicked(0))
      return state.pointed.has_value();
    state.held = state.pointed;
    state.places = places;
    return true;
  }
  ui::keep_drag();
  ui::request_frame();
  LinePoint& moved = state.places[*state.held];
  const Rect& area = plot.area();
  moved.y = plot.value_at({mouse.x, std::clamp(mouse.y, area.min.y, area.max.y)}).y;
  const Line dragged = line_through(moved, state.places[1 - *state.held], range);
  if (dragged != line) set_line(run, dragged, actions);
  return true;
}

void draw_handles(const LineHandles& state, const QuietPlot& plot, const LineView& view,
                  const Line& line) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto places = handle_places(line, view);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const LinePoint place =
        state.held ? LinePoint{state.places[i].x, line.at(state.places[i].x)} : places[i];
    const ImVec2 at = plot.pixels(place.x, place.y);
    const bool lit = state.held == i || (!state.held && state.pointed == i);
    list->AddCircleFilled(at, handle_radius, lit ? ui::colors().accent : ui::colors().card);
    list->AddCircle(at, handle_radius, ui::colors().accent, 0, 2.5f);
    constexpr float r = handle_radius;
    ui::mark("line_handle" + std::to_string(i + 1), {{at.x - r, at.y - r}, {at.x + r, at.y + r}});
  }
  if (!state.pointed || state.held || ui::host().touch) return;
  ui::hover_text(tr("drag: the line turns about the other handle"));
}

}  // namespace descent
