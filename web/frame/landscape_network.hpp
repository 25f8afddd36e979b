#pragma once

#include <cstdint>
#include <memory>

#include "web/app/looks/landscape_look.hpp"
#include "web/app/looks/plane_maps.hpp"
#include "web/render/heatmap_renderer.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// What a network of a landscape says: of points its map of the plane, of one input its curve, each
// with the samples over it.
struct LandscapeNetwork {
  PlaneMaps maps;
  HeatmapRenderer renderer;
  std::shared_ptr<const Snapshot> shown;
  std::uint64_t number = 0;  // of networks that were shown
};

// It has such a picture.
bool has_network_picture(const RunView& run);
// Within `area`.
void draw_network_picture(LandscapeNetwork& state, const RunView& run,
                          const std::shared_ptr<const Snapshot>& snapshot, const Rect& area);

}  // namespace descent
