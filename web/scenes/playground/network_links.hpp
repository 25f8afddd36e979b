#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/data/feature.hpp"
#include "engine/model/sequential.hpp"
#include "web/app/looks/plane_maps.hpp"
#include "web/scenes/playground/network_layout.hpp"

// The weights of the network's picture: a curve for each, from a tile to one of
// the next column.
namespace descent {

struct NetworkLink {
  std::size_t column;    // of the picture, that it leads to: 1 is the first Dense layer
  std::size_t from, to;  // tiles of the column before, and of this one
  float weight;
  std::size_t layer, parameter;  // where it stands in the model: the layer, and in its kernel
  ImVec2 start, end;
};

// A tile of the picture: a feature (column 0), or a unit.
struct NetworkTile {
  std::size_t column, index;
  bool operator==(const NetworkTile&) const = default;
};

// More links than this between two columns are a grey haze: then only the strongest are drawn, and
// those of the tile that is lifted.
inline constexpr std::size_t most_links_of_column = 320;

// The strongest last, so that they lie on top.
std::vector<NetworkLink> network_links(const NetworkGeometry& geometry,
                                       const std::vector<PlaneColumn>& columns,
                                       const Sequential& model,
                                       const std::vector<Feature>& features,
                                       const std::optional<NetworkTile>& lifted);

// `lifted`: the links of this tile are drawn strongly, all others faintly.
void draw_links(const std::vector<NetworkLink>& links, const std::optional<NetworkTile>& lifted);
void draw_lifted_link(const NetworkLink& link);

ImVec2 middle_of(const NetworkLink& link);

// How near the mouse has to come.
inline constexpr float link_reach = 5;
// The link that passes within so many pixels of `place`, the nearest of them.
const NetworkLink* link_at(const std::vector<NetworkLink>& links, ImVec2 place, float reach);

}  // namespace descent
