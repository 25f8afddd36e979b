#pragma once

#include <vector>

#include "web/app/looks/plane_maps.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/playground/network_layout.hpp"

// What stands above the network's columns: a layer's name and activation, and
// the buttons that add and remove units and layers.
namespace descent {

float network_header_height(bool phone);

// On a phone without the buttons.
void draw_network_headers(const RunView& run, const std::vector<PlaneColumn>& columns,
                          const NetworkGeometry& geometry, const NetworkPlace& place,
                          Actions& actions);

// The hidden layers as rows with large controls, and a button that adds one.
void draw_layer_rows(const RunView& run, Actions& actions);

}  // namespace descent
