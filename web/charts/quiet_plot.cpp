#include "web/charts/quiet_plot.hpp"

#include <implot.h>

#include <algorithm>
#include <cmath>

#include "web/charts/nice_ticks.hpp"
#include "web/ui/input.hpp"
#include "web/ui/picture_cursor.hpp"

namespace descent {
namespace {

constexpr float far_away = 1e5f;  // pixels

void set_up_axis(ImAxis axis, const PlotAxis& settings) {
  ImPlot::SetupAxis(axis, nullptr,
                    ImPlotAxisFlags_NoMenus | ImPlotAxisFlags_NoHighlight |
                        ImPlotAxisFlags_NoTickMarks | ImPlotAxisFlags_NoSideSwitch |
                        (axis == ImAxis_X1 ? ImPlotAxisFlags_NoGridLines : 0));
  if (settings.log_scale) ImPlot::SetupAxisScale(axis, ImPlotScale_Log10);
  ImPlot::SetupAxisLimits(axis, settings.low, settings.high, ImPlotCond_Always);
  const std::vector<double> ticks =
      settings.log_scale
          ? nice_log_ticks(settings.low, settings.high, settings.most_ticks)
          : nice_ticks(settings.low, settings.high, settings.most_ticks, settings.whole);
  if (ticks.empty()) return;
  const std::vector<std::string> labels =
      settings.log_scale ? log_tick_labels(ticks) : tick_labels(ticks);
  std::vector<const char*> texts;
  for (const std::string& label : labels) texts.push_back(label.c_str());
  ImPlot::SetupAxisTicks(axis, ticks.data(), static_cast<int>(ticks.size()), texts.data());
}

// The arrow keys go through the values that there are, from the newest, on the right.
std::optional<ImVec2> place_looked_at(std::string_view id, const ui::Press& press, const Rect& area,
                                      const PlotAxis& x) {
  constexpr float steps = 40;  // from end to end
  const auto at = [&](double value) { return ImPlot::PlotToPixels(value, 0).x; };
  const Rect keys{{x.keys ? at(x.keys->low) : area.min.x, area.min.y},
                  {x.keys ? at(x.keys->high) : area.max.x, area.max.y}};
  const float least = x.keys ? at(x.keys->low + x.keys->step) - keys.min.x : 0;
  const float step =
      ImGui::GetIO().KeyShift && least > 0 ? least : std::max(least, keys.width() / steps);
  auto place = ui::looked_at(id, press, {keys, {keys.max.x, keys.center().y}, {step, 0}});
  const bool on_axes_words = place && (place->x < area.min.x || place->x > area.max.x ||
                                       place->y < area.min.y || place->y > area.max.y);
  if (on_axes_words) place.reset();
  return place;
}

}  // namespace

QuietPlot::QuietPlot(std::string_view id, const Rect& area, const PlotAxis& x, const PlotAxis& y) {
  press_ = ui::press_area(id, area);
  if (press_.pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);  // nothing to press
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos(area.min);
  ImPlot::PushStyleVar(ImPlotStyleVar_PlotPadding, ImVec2(2, 4));
  const std::string name = "##plot_" + std::string(id);
  {
    const ui::FontScope small(ui::Font::axis);
    open_ = ImPlot::BeginPlot(name.c_str(), area.size(),
                              ImPlotFlags_CanvasOnly | ImPlotFlags_NoInputs | ImPlotFlags_NoFrame);
    if (open_) {
      set_up_axis(ImAxis_X1, x);
      set_up_axis(ImAxis_Y1, y);
      ImPlot::SetupFinish();
      const ImVec2 position = ImPlot::GetPlotPos(), size = ImPlot::GetPlotSize();
      area_ = {position, {position.x + size.x, position.y + size.y}};
      looked_at_ = place_looked_at(id, press_, area_, x);
    }
  }
  if (!open_) ImPlot::PopStyleVar();
}

QuietPlot::~QuietPlot() {
  if (!open_) return;
  ImPlot::EndPlot();
  ImPlot::PopStyleVar();
}

std::optional<CurvePoint> QuietPlot::pointed_at() const {
  return looked_at_ ? std::optional(value_at(*looked_at_)) : std::nullopt;
}

ImVec2 QuietPlot::pixels(double x, double y) const { return ImPlot::PlotToPixels(x, y); }

CurvePoint QuietPlot::value_at(ImVec2 pixels) const {
  const ImPlotPoint point = ImPlot::PixelsToPlot(pixels);
  return {point.x, point.y};
}

void QuietPlot::curve(const std::vector<CurvePoint>& points, ImU32 color, float thickness) const {
  if (points.empty()) return;
  if (points.size() == 1) {
    dot(points[0].x, points[0].y, color);
    return;
  }
  // In one piece: ImPlot's own lines are quads that leave holes at their joints.
  std::vector<ImVec2> piece;
  ImDrawList* list = ImPlot::GetPlotDrawList();
  const auto draw_piece = [&] {
    list->AddPolyline(piece.data(), static_cast<int>(piece.size()), color, ImDrawFlags_None,
                      thickness);
    piece.clear();
  };
  ImPlot::PushPlotClipRect();
  for (const CurvePoint& point : points) {
    const ImVec2 place = pixels(point.x, point.y);
    if (std::isfinite(place.x) && std::isfinite(place.y)) {
      piece.push_back({place.x, std::clamp(place.y, -far_away, far_away)});
    } else {
      draw_piece();
    }
  }
  draw_piece();
  ImPlot::PopPlotClipRect();
}

void QuietPlot::dashed_line(CurvePoint from, CurvePoint to, ImU32 color) const {
  constexpr float dash = 5, gap = 4;
  const ImVec2 a = pixels(from.x, from.y), b = pixels(to.x, to.y);
  const float length = std::hypot(b.x - a.x, b.y - a.y);
  if (!(length > 0) || !std::isfinite(length) || length > 1e5f) return;
  ImPlot::PushPlotClipRect();
  ImDrawList* list = ImPlot::GetPlotDrawList();
  const auto along = [&](float distance) {
    const float t = distance / length;
    return ImVec2(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
  };
  for (float start = 0; start < length; start += dash + gap) {
    list->AddLine(along(start), along(std::min(start + dash, length)), color, 1.25f);
  }
  ImPlot::PopPlotClipRect();
}

void QuietPlot::dashed_level(double y, ImU32 color) const {
  const CurvePoint left = value_at(area_.min), right = value_at(area_.max);
  dashed_line({left.x, y}, {right.x, y}, color);
}

void QuietPlot::cursor_line(double x) const {
  const float at = pixels(x, 1).x;
  ImPlot::GetPlotDrawList()->AddLine({at, area_.min.y}, {at, area_.max.y},
                                     ui::with_alpha(ui::colors().secondary, 0.5f));
}

void QuietPlot::dot(double x, double y, ImU32 color, float radius) const {
  const ImVec2 at = pixels(x, y);
  ImDrawList* list = ImPlot::GetPlotDrawList();
  list->AddCircleFilled(at, radius + 1.5f, ui::colors().card);
  list->AddCircleFilled(at, radius, color);
}

}  // namespace descent
