#include "web/charts/class_points.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "web/charts/class_marks.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float reach = 14;       // pixels from a point
constexpr float key_step = 12;    // the same that the arrows go
constexpr float ring_radius = 8;  // around a number

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

// Near enough to be drawn, and a number.
bool can_be_seen(ImVec2 place) { return std::abs(place.x) < 1e6f && std::abs(place.y) < 1e6f; }

void draw_number(const ClassPoints& points, std::size_t point, ImVec2 at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::uint32_t label = points.labels[point];
  const std::string number = std::to_string(label);
  const ImVec2 size = ui::text_size(ui::Font::label_strong, number);
  list->AddCircleFilled(at, ring_radius - 1, ui::colors().well);  // over the dots
  ui::draw_text(list, ui::Font::label_strong, {at.x - size.x / 2, at.y - size.y / 2},
                class_color(label), number);
  if (points.wrong[point]) list->AddCircle(at, ring_radius, ui::colors().danger, 0, 1.5f);
}

void draw_dot(const ClassPoints& points, std::size_t point, ImVec2 at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled(at, 1.75f, class_color(points.labels[point]), 8);
  if (points.wrong[point]) list->AddCircle(at, 2.75f, ui::colors().danger, 10, 1);
}

// The numbers over the dots.
void draw_points(const ClassPoints& points, std::span<const ImVec2> places) {
  constexpr float mark = 2 * ring_radius + 1;
  const std::vector<bool> numbered = with_room(places, points.wrong, {mark, mark});
  for (const bool number : {false, true}) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!can_be_seen(places[i]) || numbered[i] != number) continue;
      number ? draw_number(points, i, places[i]) : draw_dot(points, i, places[i]);
    }
  }
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

std::vector<bool> with_room(std::span<const ImVec2> places, const std::vector<bool>& preferred,
                            ImVec2 mark) {
  // Cells as large as a mark: no two marks fit into one, and those near it are in its neighbours.
  std::map<std::pair<int, int>, ImVec2> taken;
  const auto cell_of = [&](ImVec2 at) {
    return std::pair(static_cast<int>(std::floor(at.x / mark.x)),
                     static_cast<int>(std::floor(at.y / mark.y)));
  };
  const auto is_free = [&](ImVec2 at) {
    const auto [column, row] = cell_of(at);
    for (int x = column - 1; x <= column + 1; ++x) {
      for (int y = row - 1; y <= row + 1; ++y) {
        const auto found = taken.find({x, y});
        if (found == taken.end()) continue;
        const ImVec2 other = found->second;
        if (std::abs(other.x - at.x) < mark.x && std::abs(other.y - at.y) < mark.y) return false;
      }
    }
    return true;
  };
  std::vector<bool> marked(places.size(), false);
  for (const bool first : {true, false}) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const bool is_preferred = i < preferred.size() && preferred[i];
      if (is_preferred != first || !can_be_seen(places[i]) || !is_free(places[i])) continue;
      marked[i] = true;
      taken.emplace(cell_of(places[i]), places[i]);
    }
  }
  return marked;
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
  draw_points(points, places);
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
