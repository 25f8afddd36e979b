#include "web/charts/class_points.hpp"

#include <algorithm>
#include <cmath>

#include "web/charts/class_marks.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float reach = 14;     // pixels from a point
constexpr float key_step = 12;  // the same that the arrows go

std::vector<ImVec2> places_of(const ClassPoints& points, const PointWindow& window,
                              const Rect& area) {
  const float scale =
      std::min(area.width() / (2 * window.half_x), area.height() / (2 * window.half_y));
  std::vector<ImVec2> places;
  for (std::size_t i = 0; i < points.x.size(); ++i) {
    places.push_back({area.center().x + scale * (points.x[i] - window.center_x),
                      area.center().y - scale * (points.y[i] - window.center_y)});
  }
  return places;
}

void draw_point(const ClassPoints& points, std::size_t point, ImVec2 at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::uint32_t label = points.labels[point];
  const std::string number = std::to_string(label);
  const ImVec2 size = ui::text_size(ui::Font::label_strong, number);
  ui::draw_text(list, ui::Font::label_strong, {at.x - size.x / 2, at.y - size.y / 2},
                class_color(label), number);
  if (points.wrong[point]) list->AddCircle(at, 8, ui::colors().danger, 0, 1.5f);
}

}  // namespace

PointWindow window_of(std::span<const float> x, std::span<const float> y) {
  constexpr float around = 1.06f, least = 1e-6f;
  PointWindow window;
  const auto span_of = [&](std::span<const float> values, float& center, float& half) {
    if (values.empty()) return;
    const auto [low, high] = std::ranges::minmax(values);
    if (!std::isfinite(low) || !std::isfinite(high)) return;
    center = (low + high) / 2;
    half = std::max(around * (high - low) / 2, least);
  };
  span_of(x, window.center_x, window.half_x);
  span_of(y, window.center_y, window.half_y);
  return window;
}

std::optional<std::size_t> nearest_place(std::span<const ImVec2> places, ImVec2 at, float within) {
  std::optional<std::size_t> nearest;
  float least = within * within;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const float dx = places[i].x - at.x, dy = places[i].y - at.y;
    if (!(dx * dx + dy * dy <= least)) continue;
    least = dx * dx + dy * dy;
    nearest = i;
  }
  return nearest;
}

std::optional<PointLook> draw_class_points(std::string_view id, const std::string& label,
                                           const ClassPoints& points, const PointWindow& window,
                                           const Rect& area) {
  const ui::Press press = ui::press_area(id, area, {.role = ui::Role::button, .label = label});
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(area.min, area.max, ui::colors().well, 8);
  list->PushClipRect(area.min, area.max, true);
  const std::vector<ImVec2> places = places_of(points, window, area.inset(8));
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (std::isfinite(places[i].x) && std::isfinite(places[i].y)) draw_point(points, i, places[i]);
  }
  list->PopClipRect();
  const auto at = ui::looked_at(id, press, {area.inset(8), area.center(), {key_step, key_step}});
  if (!at) return {};
  if (press.ringed) list->AddCircle(*at, reach, ui::colors().secondary, 0, 1);
  const auto point = nearest_place(places, *at, reach);
  if (!point) return {};
  list->AddCircle(places[*point], 10, ui::colors().text, 0, 2);
  return PointLook{*point, places[*point], press.pressed};
}

}  // namespace descent
