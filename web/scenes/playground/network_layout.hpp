#pragma once

#include <cstddef>
#include <vector>

#include "web/app/looks/plane_maps.hpp"
#include "web/cards/layout.hpp"

// Where everything of the network's picture goes: features on the left, the
// layers' units as columns of tiles, the output on the right.
namespace descent {

struct NetworkColumn {
  float center_x = 0;
  Rect header;                // above the tiles: name, activation, buttons
  std::vector<Rect> tiles;    // one for each feature, or each unit that is shown
  float left = 0, right = 0;  // of all tiles: where links end and begin
  Rect more;                  // below them "… 512"; empty where all units are shown
};

// Layers with more units are drawn as a strip: small tiles, several side by side.
inline constexpr std::size_t most_large_tiles = 16;

struct NetworkGeometry {
  std::vector<NetworkColumn> columns;  // the features, then one per Dense layer
  float tile = 38;                     // the side of a tile
  float spacing = 0;                   // between the columns' centres
  float label_width = 0;               // of the features' names, left of their tiles
  // One output is a circle of this radius in the middle of its place in
  // columns.back().tiles.
  static constexpr float node_radius = 7;
};

// Where the whole picture goes.
struct NetworkPlace {
  Rect area;
  bool phone = false;     // without buttons in the headers
  float title_taken = 0;  // of the card's title line above, on the right
};

// `header_height` is taken off the top of `area`.
NetworkGeometry lay_out_network(const Rect& area, float header_height,
                                const std::vector<PlaneColumn>& columns);

}  // namespace descent
