#pragma once

#include "web/app/looks/plane_maps.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/render/heatmap_renderer.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// The network as it is, to be looked at: tiles and weights, nothing to press.
void draw_network_picture(const RunView& run, const PlaneMaps& maps, HeatmapRenderer& renderer,
                          const Rect& area);

}  // namespace descent
