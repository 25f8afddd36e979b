#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/data/feature.hpp"
#include "engine/model/sequential.hpp"
#include "web/app/plane_maps.hpp"
#include "web/panels/network_layout.hpp"

// The weights of the network's picture: a curve for each, from a tile to one of
// the next column.
namespace descent {

struct NetworkLink {
  std::size_t column;    // of the picture, that it leads to: 1 is the first Dense layer
  std::size_t from, to;  // tiles of the column before, and of this one
  float weight;
  ImVec2 start, end;
};

// The strongest last, so that they lie on top.
std::vector<NetworkLink> network_links(const NetworkGeometry& geometry,
                                       const std::vector<PlaneColumn>& columns,
                                       const Sequential& model,
                                       const std::vector<Feature>& features);

// A tile of the picture: a feature (column 0), or a unit.
struct NetworkTile {
  std::size_t column, index;
  bool operator==(const NetworkTile&) const = default;
};

// `lifted`: the links of this tile are drawn strongly, all others faintly.
void draw_links(const std::vector<NetworkLink>& links, const std::optional<NetworkTile>& lifted);
void draw_lifted_link(const NetworkLink& link);

// The link that passes within a few pixels of `place`, the nearest of them.
const NetworkLink* link_at(const std::vector<NetworkLink>& links, ImVec2 place);

}  // namespace descent
