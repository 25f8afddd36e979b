#include "web/scenes/playground/network_picture.hpp"

#include <algorithm>

#include "web/charts/class_marks.hpp"
#include "web/scenes/playground/network_links.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

void draw_picture_tile(const Rect& place, UvRect uv, HeatmapRenderer& renderer, bool on) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float rounding = std::min(7.f, place.width() / 4);
  list->AddRectFilled(place.min, place.max, ui::colors().card, rounding);
  list->AddImageRounded(renderer.tiles_texture(), place.min, place.max, uv.min, uv.max,
                        ui::with_alpha(IM_COL32_WHITE, on ? 1 : 0.35f), rounding);
}

}  // namespace

void draw_network_picture(const RunView& run, const PlaneMaps& maps, HeatmapRenderer& renderer,
                          const Rect& area) {
  const std::vector<Feature>& features = run.experiment().features;
  const NetworkGeometry geometry = lay_out_network(area, 0, maps.columns());
  draw_links(network_links(geometry, maps.columns(), *run.snapshot().model, features, std::nullopt),
             std::nullopt);
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t c = 0; c < geometry.columns.size(); ++c) {
    const std::vector<Rect>& tiles = geometry.columns[c].tiles;
    if (c > 0 && c + 1 == geometry.columns.size() && tiles.size() == 1) {
      list->AddCircleFilled(tiles[0].center(), NetworkGeometry::node_radius, ui::colors().text);
      continue;
    }
    for (std::size_t i = 0; i < tiles.size(); ++i) {
      const bool on =
          c > 0 || std::find(features.begin(), features.end(), all_features()[i]) != features.end();
      const std::size_t map = c == 0 ? PlaneMaps::feature_tile(i) : maps.unit_tile(c - 1, i);
      draw_picture_tile(tiles[i], renderer.tile(static_cast<int>(map)), renderer, on);
    }
  }
}

}  // namespace descent
