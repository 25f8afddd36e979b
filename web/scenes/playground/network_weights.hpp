#pragma once

#include <optional>
#include <vector>

#include "engine/model/sequential.hpp"
#include "web/app/state/actions.hpp"
#include "web/scenes/playground/network_links.hpp"
#include "web/scenes/playground/point_formulas.hpp"
#include "web/scenes/playground/weight_editor.hpp"

// The weights and biases of the network's picture, to be read and changed: every link by mouse or
// finger, a handle at each unit for its bias, and, for the keyboard, handles on the links into the
// unit that is pinned.
namespace descent {

struct NetworkWeights {
  const NetworkGeometry& geometry;
  const std::vector<PlaneColumn>& columns;
  const Sequential& model;
  const std::vector<NetworkLink>& links;
  const PointFormulas& formulas;
  // Under the mouse or the keyboard, and pressed to stay.
  std::optional<NetworkTile> pointed, pinned;
};

// After the links and the tiles, on top of which the handles lie.
void handle_network_weights(WeightEditor& editor, const NetworkWeights& network, const Rect& area,
                            Actions& actions);

}  // namespace descent
