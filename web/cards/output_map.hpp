#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "web/app/looks/plane_maps.hpp"
#include "web/app/looks/plane_view.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/cards/layout.hpp"
#include "web/render/heatmap_renderer.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

// The square that shows the plane, and how places of the two belong together.
struct MapFrame {
  Rect area;
  float extent = plane_extent;

  ImVec2 on_screen(float x, float y) const;
  PlanePlace in_plane(ImVec2 place) const;  // kept within the area
  float pixels(float length) const { return length * area.width() / (2 * extent); }
};

// The large map of the plane with the samples over it. Pointing at it tells the place and value.
// Training samples have a rim in the card's colour, test samples one in the text's. `samples`: with
// those, `test`: also the ones kept apart.
struct MapContents {
  bool samples = true, test = false;
  bool alike = false;                  // all with the same rim
  bool explain = true;                 // what is pointed at
  std::string_view id = "output_map";  // of its control
  // Said of the place that is looked at, below its value.
  std::function<std::string(PlanePlace)> more = {};
};
// What a person does to the map, and where they look, if it explains.
struct MapPress : ui::Press {
  std::optional<PlanePlace> looked_at = {};
};
MapPress draw_output_map(const RunView& run, const PlaneMaps& maps, HeatmapRenderer& renderer,
                         const MapFrame& frame, const MapContents& contents);

// How solid colours are on the map: a little paler than the points on it, so that those stand out.
ImU32 on_map(ImU32 color);

}  // namespace descent
