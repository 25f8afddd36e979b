#include "web/panels/output_map.hpp"

#include <algorithm>
#include <cmath>

#include "web/app/number_text.hpp"
#include "web/panels/widgets.hpp"

namespace descent {
namespace {

constexpr float map_rounding = 8;
// The map is a little paler than the points on it, so that they stand out in their own colour.
constexpr float map_opacity = 0.84f;

ImU32 on_map(ImU32 color) { return ui::mix(ui::colors().card, color, map_opacity); }

ImVec2 place_of(const Rect& area, float x, float y) {
  const float scale = area.width() / (2 * plane_extent);
  return {area.min.x + (x + plane_extent) * scale, area.min.y + (plane_extent - y) * scale};
}

struct PointLook {
  float radius;
  ImU32 rim;
};

void draw_point(ImDrawList* list, ImVec2 at, ImU32 color, bool diamond, const PointLook& look) {
  if (!diamond) {
    list->AddCircleFilled(at, look.radius + 1.1f, look.rim, 14);
    list->AddCircleFilled(at, look.radius, color, 14);
    return;
  }
  // Of the same area as the circle.
  const auto diamond_at = [&](float radius, ImU32 fill) {
    const float r = 1.25f * radius;
    list->AddQuadFilled({at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y},
                        fill);
  };
  diamond_at(look.radius + 1.2f, look.rim);
  diamond_at(look.radius, color);
}

void draw_samples(ImDrawList* list, const Split& split, bool classes, const Rect& area,
                  const PointLook& look) {
  for (std::size_t i = 0; i < split.plane_x.size(); ++i) {
    float target = 0;
    split.targets.copy_sample(i, &target);
    const float value = classes ? 2 * target - 1 : target;
    const ImU32 color = ui::data_color(value);
    draw_point(list, place_of(area, split.plane_x[i], split.plane_y[i]), color, value < 0, look);
  }
}

void explain_place(const PlaneMaps& maps, const Rect& area) {
  const ImVec2 mouse = ImGui::GetMousePos();
  const float across = (mouse.x - area.min.x) / area.width();
  const float down = (mouse.y - area.min.y) / area.height();
  const auto size = static_cast<float>(maps.map_size());
  const auto column = static_cast<std::size_t>(std::clamp(across * size, 0.0f, size - 1));
  const auto row = static_cast<std::size_t>(std::clamp(down * size, 0.0f, size - 1));
  const float on_scale = maps.map()[row * maps.map_size() + column];
  const float value = maps.low() + (on_scale + 1) / 2 * (1 - maps.low());
  const auto coordinate = [](float share) {
    return fixed_text(static_cast<double>(plane_extent * share), 1);
  };
  ui::hover_text("x " + coordinate(2 * across - 1) + "  y " + coordinate(1 - 2 * down) +
                 "\nvalue " + fixed_text(static_cast<double>(value), 2));
}

}  // namespace

void draw_output_map(const App& app, const PlaneMaps& maps, HeatmapRenderer& renderer,
                     const Rect& area) {
  const ui::Press press = ui::press_area("output_map", area);
  if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  const int pixels = std::max(1, static_cast<int>(std::lround(area.width() * ratio)));
  list->AddImageRounded(renderer.output_texture(pixels, app.view().discretize), area.min, area.max,
                        {0, 0}, {1, 1}, ui::with_alpha(IM_COL32_WHITE, map_opacity), map_rounding);
  const Dataset& dataset = app.driver()->dataset();
  const bool classes = dataset.classes > 0;
  const float radius = std::clamp(area.width() / 120, 2.2f, 4.0f);
  list->PushClipRect(area.min, area.max, true);
  draw_samples(list, dataset.train, classes, area, {radius, ui::colors().card});
  if (app.view().show_test_points) {
    draw_samples(list, dataset.test, classes, area, {radius, ui::colors().text});
  }
  list->PopClipRect();
  if (press.hovered) explain_place(maps, area);
}

void draw_map_scale(const PlaneMaps& maps, bool discretize, const Rect& area) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  Rect bar = area;
  ui::draw_text_in(list, ui::Font::axis, bar.cut_left(16, 6), c.secondary,
                   maps.low() < 0 ? "−1" : "0", 0);
  ui::draw_text_in(list, ui::Font::axis, bar.cut_right(16, 6), c.secondary,
                   maps.low() < 0 ? "+1" : "1", 1);
  const float y = bar.center().y, half = 4;
  const float middle = bar.center().x;
  const ImU32 negative = on_map(c.negative), zero = on_map(c.zero), positive = on_map(c.positive);
  list->AddRectFilled({bar.min.x, y - half}, {bar.min.x + 2 * half, y + half}, negative, half);
  list->AddRectFilled({bar.max.x - 2 * half, y - half}, {bar.max.x, y + half}, positive, half);
  const ImU32 left_of_zero = discretize ? negative : zero;
  const ImU32 right_of_zero = discretize ? positive : zero;
  list->AddRectFilledMultiColor({bar.min.x + half, y - half}, {middle, y + half}, negative,
                                left_of_zero, left_of_zero, negative);
  list->AddRectFilledMultiColor({middle, y - half}, {bar.max.x - half, y + half}, right_of_zero,
                                positive, positive, right_of_zero);
}

}  // namespace descent
