#include "web/scenes/playground/point_choice.hpp"

#include <cmath>

#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// How near one has to come to a point, in the plane's own measure.
float reach_on(const MapFrame& frame) {
  const float pixels = ui::host().touch ? 16.f : 7.f;
  return pixels / frame.pixels(1);
}

}  // namespace

std::string formula_on_map(const RunView& run, const std::vector<PlaneColumn>& columns,
                           const MapChoice& shown, const MapFrame& frame, PlanePlace place) {
  const bool output = shown.kind == MapChoice::Kind::output;
  if (shown.kind == MapChoice::Kind::feature || columns.empty()) return "";
  if (output && columns.back().units > 1) return "";
  const FormulaPoint point = formula_point(run.dataset(), place, reach_on(frame));
  const std::string formula = PointFormulas(run, columns, point)
                                  .of_unit(output ? columns.size() - 1 : shown.column,
                                           output ? 0 : shown.index, point.sample.has_value());
  if (formula.empty()) return "";
  return "\n" + formula + "\n" + tr("Press to keep this point for the network's formulas.");
}

void choose_point(std::optional<FormulaPoint>& chosen, const RunView& run, const MapFrame& frame,
                  const MapPress& press) {
  if (!press.pressed || !press.looked_at) return;
  const float reach = reach_on(frame);
  const bool again = chosen && std::hypot(chosen->place.x - press.looked_at->x,
                                          chosen->place.y - press.looked_at->y) <= reach;
  chosen.reset();
  if (!again) chosen = formula_point(run.dataset(), *press.looked_at, reach);
  ui::request_frame();
}

void draw_chosen_point(const FormulaPoint& point, const MapFrame& frame) {
  constexpr float radius = 8;
  const ImVec2 at = frame.on_screen(point.place.x, point.place.y);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircle(at, radius, ui::colors().card, 0, 5);
  list->AddCircle(at, radius, ui::colors().text, 0, 2);
  ui::mark("formula_point", {{at.x - radius, at.y - radius}, {at.x + radius, at.y + radius}});
}

}  // namespace descent
