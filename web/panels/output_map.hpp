#pragma once

#include "web/app/app.hpp"
#include "web/app/plane_maps.hpp"
#include "web/panels/layout.hpp"
#include "web/render/heatmap_renderer.hpp"

namespace descent {

// The large map of the plane with the samples over it. Pointing at it tells the place and value.
// Training samples have a rim in the card's colour, test samples one in the text's; class 1 are
// circles, class 0 diamonds.
void draw_output_map(const App& app, const PlaneMaps& maps, HeatmapRenderer& renderer,
                     const Rect& area);

// −1 ▬▬▬ +1, or 0 ▬▬▬ 1 for probabilities: which colour stands for which value, over `area`'s
// width.
void draw_map_scale(const PlaneMaps& maps, bool discretize, const Rect& area);

}  // namespace descent
