#pragma once

#include "web/app/looks/plane_maps.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/render/heatmap_renderer.hpp"

namespace descent {

// What a run's network says over the plane, worked out and given to the renderer where something
// changed. The run is ready, and its network takes features.
void update_plane(PlaneMaps& maps, HeatmapRenderer& renderer, const RunView& run,
                  const MapChoice& choice, float extent);

}  // namespace descent
