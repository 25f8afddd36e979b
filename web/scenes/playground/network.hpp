#pragma once

#include <optional>
#include <vector>

#include "web/app/looks/plane_maps.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/render/heatmap_renderer.hpp"
#include "web/scenes/playground/network_links.hpp"
#include "web/scenes/playground/network_names.hpp"
#include "web/scenes/playground/point_formulas.hpp"
#include "web/scenes/playground/weight_editor.hpp"

namespace descent {

// The network's picture: features and units as small heatmaps, weights as
// links. One adds and removes units and layers in it.
struct NetworkPanel {
  std::optional<NetworkTile> pointed;  // under the mouse
  std::optional<NetworkTile> pinned;   // pressed, to stay on the output card
  WeightEditor weights;
};

// What the output card is to show: the tile pointed at, else the pinned one,
// else the output.
MapChoice shown_map(const NetworkPanel& state, const std::vector<PlaneColumn>& columns);

// Fills `place`, within a card. On a phone the layers are edited in rows below the picture
// (draw_layer_rows in network_header.hpp), where fingers find room.
// What is pointed at is explained with the numbers of `point`.
void draw_network(NetworkPanel& state, const RunView& run, const PlaneMaps& maps,
                  HeatmapRenderer& renderer, const NetworkPlace& place,
                  const std::optional<FormulaPoint>& point, Actions& actions);

}  // namespace descent
