#include "web/cards/output_map.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/cards/map_words.hpp"
#include "web/charts/class_marks.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/picture_words.hpp"

namespace descent {
namespace {

constexpr float map_rounding = 8;
constexpr float map_opacity = 0.84f;
// More points could not be told apart and take long to draw: of more, evenly chosen ones.
constexpr std::size_t most_drawn = 3000;

struct PointLook {
  float radius;
  ImU32 rim;
};

void draw_samples(ImDrawList* list, const Split& split, bool classes, const MapFrame& frame,
                  const PointLook& look) {
  std::vector<float> target(std::max<std::size_t>(split.targets.sample_size(), 1));
  const std::size_t step = 1 + split.plane_x.size() / most_drawn;
  for (std::size_t i = 0; i < split.plane_x.size(); i += step) {
    split.targets.copy_sample(i, target.data());
    const float value = target[0];
    const ImVec2 at = frame.on_screen(split.plane_x[i], split.plane_y[i]);
    const std::size_t label =
        classes ? static_cast<std::size_t>(std::max(0.0f, value)) : (value < 0 ? 0 : 1);
    const ImU32 color = classes ? class_color(label) : ui::data_color(value);
    draw_class_mark(list, at, label, look.radius, color, look.rim);
  }
}

void explain_place(const RunView& run, const PlaneMaps& maps, const MapFrame& frame,
                   const MapContents& contents, ImVec2 looked_at) {
  const PlanePlace place = frame.in_plane(looked_at);
  const auto size = static_cast<float>(maps.map_size());
  const auto cell = [&](float share) {
    return static_cast<std::size_t>(std::clamp(share * size, 0.0f, size - 1));
  };
  const std::size_t column = cell((place.x / frame.extent + 1) / 2);
  const std::size_t row = cell((1 - place.y / frame.extent) / 2);
  std::string text =
      place_words(run, place) + "\n" + map_value_text(run, maps, row * maps.map_size() + column);
  if (contents.more) text += contents.more(place);
  ui::hover_text(text, looked_at);
}

// Where the arrow keys have led.
void draw_cross(ImDrawList* list, ImVec2 at) {
  constexpr float arm = 7;
  for (const auto& [color, thickness] :
       {std::pair{ui::colors().card, 4.f}, std::pair{ui::colors().text, 1.6f}}) {
    list->AddLine({at.x - arm, at.y}, {at.x + arm, at.y}, color, thickness);
    list->AddLine({at.x, at.y - arm}, {at.x, at.y + arm}, color, thickness);
  }
}

void tell_map(const RunView& run, const PlaneMaps& maps) {
  ui::tell_picture(
      "output_map", [&] { return map_summary(run, maps); }, [&] { return map_table(run, maps); });
}

}  // namespace

ImVec2 MapFrame::on_screen(float x, float y) const {
  const float scale = area.width() / (2 * extent);
  return {area.min.x + (x + extent) * scale, area.min.y + (extent - y) * scale};
}

PlanePlace MapFrame::in_plane(ImVec2 place) const {
  const float across = std::clamp((place.x - area.min.x) / area.width(), 0.0f, 1.0f);
  const float down = std::clamp((place.y - area.min.y) / area.height(), 0.0f, 1.0f);
  return {extent * (2 * across - 1), extent * (1 - 2 * down)};
}

ImU32 on_map(ImU32 color) { return ui::mix(ui::colors().card, color, map_opacity); }

MapPress draw_output_map(const RunView& run, const PlaneMaps& maps, HeatmapRenderer& renderer,
                         const MapFrame& frame, const MapContents& contents) {
  const Rect& area = frame.area;
  MapPress press{
      ui::press_area(contents.id, area,
                     {.role = ui::Role::img, .label = tr("What the network says over the plane")})};
  if (ui::is_mirrored()) tell_map(run, maps);
  if (press.pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  const int pixels = std::max(1, static_cast<int>(std::lround(area.width() * ratio)));
  list->AddImageRounded(renderer.output_texture(pixels, run.view().discretize), area.min, area.max,
                        {0, 0}, {1, 1}, ui::with_alpha(IM_COL32_WHITE, map_opacity), map_rounding);
  const Dataset& dataset = run.dataset();
  const bool classes = dataset.classes > 0;
  const float radius = std::clamp(area.width() / 120, 2.2f, 4.0f);
  list->PushClipRect(area.min, area.max, true);
  if (contents.samples) {
    draw_samples(list, dataset.train, classes, frame, {radius, ui::colors().card});
    if (contents.test) {
      const ImU32 rim = contents.alike ? ui::colors().card : ui::colors().text;
      draw_samples(list, dataset.validation, classes, frame, {radius, rim});
      if (contents.alike) draw_samples(list, dataset.held_out, classes, frame, {radius, rim});
    }
  }
  list->PopClipRect();
  if (!contents.explain) return press;
  constexpr float steps = 24;  // of the arrow keys, from side to side
  const float step = area.width() / steps;
  if (const auto place = ui::looked_at(contents.id, press, {area, area.center(), {step, step}})) {
    if (press.ringed) draw_cross(list, *place);
    press.looked_at = frame.in_plane(*place);
    explain_place(run, maps, frame, contents, *place);
  }
  return press;
}

}  // namespace descent
