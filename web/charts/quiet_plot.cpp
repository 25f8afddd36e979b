#include "web/charts/quiet_plot.hpp"

#include <algorithm>
#include <cmath>

#include "web/charts/nice_ticks.hpp"
#include "web/ui/input.hpp"
#include "web/ui/picture_cursor.hpp"

namespace descent {
namespace {

constexpr float far_away = 1e5f;  // pixels

constexpr ImVec2 margin{2, 4};   // around all
constexpr ImVec2 spacing{6, 4};  // between the data and their axes' words

struct Tick {
  double value;
  std::string label;
  ImVec2 size;  // of the label, in the font of axes
};

std::vector<Tick> ticks_of(const PlotAxis& axis) {
  const std::vector<double> values =
      axis.log_scale ? nice_log_ticks(axis.low, axis.high, axis.most_ticks)
                     : nice_ticks(axis.low, axis.high, axis.most_ticks, axis.whole);
  if (values.empty()) return {};
  const std::vector<std::string> labels =
      axis.log_scale ? log_tick_labels(values) : tick_labels(values);
  std::vector<Tick> ticks;
  for (std::size_t i = 0; i < values.size(); ++i) {
    ticks.push_back({values[i], labels[i], ui::text_size(ui::Font::axis, labels[i])});
  }
  return ticks;
}

// Where the data lie: what the words of both axes leave. Words of one axis are equally high.
Rect data_area(const Rect& area, const PlotAxis& x, const std::vector<Tick>& y_ticks) {
  float widest = 0;
  for (const Tick& tick : y_ticks) widest = std::max(widest, tick.size.x);
  const float line = ui::font_size(ui::Font::axis) + spacing.y;
  const float below = x.name ? 2 * line : line;
  return {{area.min.x + margin.x + widest + spacing.x, area.min.y + margin.y},
          {area.max.x - margin.x, area.max.y - margin.y - below}};
}

// The arrow keys go through the values that there are, from the newest, on the right.
std::optional<ImVec2> place_looked_at(std::string_view id, const ui::Press& press, const Rect& area,
                                      const PlotAxis& x, const PlotScale& scale, bool upwards) {
  constexpr float steps = 40;  // from end to end
  const auto at = [&](double value) { return scale.pixel(value); };
  const Rect keys{{x.keys ? at(x.keys->low) : area.min.x, area.min.y},
                  {x.keys ? at(x.keys->high) : area.max.x, area.max.y}};
  const float least = x.keys ? at(x.keys->low + x.keys->step) - keys.min.x : 0;
  const float step =
      ImGui::GetIO().KeyShift && least > 0 ? least : std::max(least, keys.width() / steps);
  const ImVec2 start = upwards ? keys.center() : ImVec2(keys.max.x, keys.center().y);
  auto place = ui::looked_at(id, press, {keys, start, {step, upwards ? keys.height() / steps : 0}});
  const bool on_axes_words = place && (place->x < area.min.x || place->x > area.max.x ||
                                       place->y < area.min.y || place->y > area.max.y);
  if (on_axes_words) place.reset();
  return place;
}

}  // namespace

QuietPlot::QuietPlot(std::string_view id, std::string label, const Rect& area, const PlotAxis& x,
                     const PlotAxis& y)
    : open_(ImGui::IsRectVisible(area.min, area.max)),
      press_(ui::press_area(id, area, {.role = ui::Role::img, .label = std::move(label)},
                            y.keys_upwards)) {
  if (press_.pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);  // nothing to press
  if (!open_) return;
  list_ = ImGui::GetWindowDrawList();
  const std::vector<Tick> x_ticks = ticks_of(x), y_ticks = ticks_of(y);
  area_ = data_area(area, x, y_ticks);
  x_ = PlotScale(x.low, x.high, x.log_scale, area_.min.x, area_.max.x);
  y_ = PlotScale(y.low, y.high, y.log_scale, area_.max.y, area_.min.y);
  const auto word = [&](ImVec2 place, const Tick& tick) {
    ui::draw_text(list_, ui::Font::axis, place, ui::colors().secondary, tick.label);
  };
  for (const Tick& tick : x_ticks) {
    const float at = std::round(x_.pixel(tick.value));
    if (at < area_.min.x - 1 || at > area_.max.x + 1) continue;
    word({at - tick.size.x / 2, area_.max.y + spacing.y}, tick);
  }
  if (x.name) {
    const float top = area_.max.y + 2 * spacing.y + ui::font_size(ui::Font::axis);
    const float left = area_.center().x - ui::text_size(ui::Font::axis, x.name).x / 2;
    ui::draw_text(list_, ui::Font::axis, {left, top}, ui::colors().secondary, x.name);
  }
  const ImU32 grid = ui::with_alpha(ui::colors().line, 0.25f);
  for (const Tick& tick : y_ticks) {
    const float at = std::round(y_.pixel(tick.value));
    if (at < area_.min.y - 1 || at > area_.max.y + 1) continue;
    list_->AddLine({area_.min.x, at}, {area_.max.x, at}, grid);
    word({area_.min.x - spacing.x - tick.size.x, at - tick.size.y / 2}, tick);
  }
  looked_at_ = place_looked_at(id, press_, area_, x, x_, y.keys_upwards);
}

std::optional<CurvePoint> QuietPlot::pointed_at() const {
  return looked_at_ ? std::optional(value_at(*looked_at_)) : std::nullopt;
}

ImVec2 QuietPlot::pixels(double x, double y) const { return {x_.pixel(x), y_.pixel(y)}; }

CurvePoint QuietPlot::value_at(ImVec2 pixels) const {
  return {x_.value(pixels.x), y_.value(pixels.y)};
}

void QuietPlot::curve(const std::vector<CurvePoint>& points, ImU32 color, float thickness) const {
  if (points.empty()) return;
  if (points.size() == 1) {
    dot(points[0].x, points[0].y, color);
    return;
  }
  std::vector<ImVec2> piece;
  const auto draw_piece = [&] {
    list_->AddPolyline(piece.data(), static_cast<int>(piece.size()), color, ImDrawFlags_None,
                       thickness);
    piece.clear();
  };
  list_->PushClipRect(area_.min, area_.max, true);
  for (const CurvePoint& point : points) {
    const ImVec2 place = pixels(point.x, point.y);
    if (std::isfinite(place.x) && std::isfinite(place.y)) {
      piece.push_back({place.x, std::clamp(place.y, -far_away, far_away)});
    } else {
      draw_piece();
    }
  }
  draw_piece();
  list_->PopClipRect();
}

void QuietPlot::band(const std::vector<CurvePoint>& low, const std::vector<CurvePoint>& high,
                     ImU32 color) const {
  const std::size_t count = std::min(low.size(), high.size());
  if (count < 2) return;
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const auto at = [&](const CurvePoint& point) {
    const ImVec2 place = pixels(point.x, point.y);
    return ImVec2(place.x, std::clamp(place.y, -far_away, far_away));
  };
  list_->PushClipRect(area_.min, area_.max, true);
  // Not as quads of their own, whose soft edges would be seen.
  list_->PrimReserve(static_cast<int>(6 * (count - 1)), static_cast<int>(2 * count));
  const unsigned first = list_->_VtxCurrentIdx;
  for (std::size_t i = 0; i < count; ++i) {
    list_->PrimWriteVtx(at(low[i]), white, color);
    list_->PrimWriteVtx(at(high[i]), white, color);
  }
  for (unsigned i = 0; i + 1 < count; ++i) {
    for (const unsigned corner : {0u, 1u, 2u, 2u, 1u, 3u}) {
      list_->PrimWriteIdx(static_cast<ImDrawIdx>(first + 2 * i + corner));
    }
  }
  list_->PopClipRect();
}

void QuietPlot::dashed_line(CurvePoint from, CurvePoint to, ImU32 color) const {
  constexpr float dash = 5, gap = 4;
  const ImVec2 a = pixels(from.x, from.y), b = pixels(to.x, to.y);
  const float length = std::hypot(b.x - a.x, b.y - a.y);
  if (!(length > 0) || !std::isfinite(length) || length > 1e5f) return;
  list_->PushClipRect(area_.min, area_.max, true);
  const auto along = [&](float distance) {
    const float t = distance / length;
    return ImVec2(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
  };
  for (float start = 0; start < length; start += dash + gap) {
    list_->AddLine(along(start), along(std::min(start + dash, length)), color, 1.25f);
  }
  list_->PopClipRect();
}

void QuietPlot::dashed_level(double y, ImU32 color) const {
  const CurvePoint left = value_at(area_.min), right = value_at(area_.max);
  dashed_line({left.x, y}, {right.x, y}, color);
}

void QuietPlot::cursor_line(double x) const {
  const float at = pixels(x, 1).x;
  list_->AddLine({at, area_.min.y}, {at, area_.max.y},
                 ui::with_alpha(ui::colors().secondary, 0.5f));
}

void QuietPlot::dot(double x, double y, ImU32 color, float radius) const {
  const ImVec2 at = pixels(x, y);
  list_->AddCircleFilled(at, radius + 1.5f, ui::colors().card);
  list_->AddCircleFilled(at, radius, color);
}

}  // namespace descent
