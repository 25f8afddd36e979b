#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/data/feature.hpp"
#include "web/app/looks/plane_maps.hpp"

// What the parts of the network's picture are called.
namespace descent {

// "x", "x²", "sin y"
const char* feature_title(Feature feature);

// "x²", "layer 1, unit 3", "the output"; `column` 0 is the features.
std::string tile_title(const std::vector<PlaneColumn>& columns, std::size_t column,
                       std::size_t index);

// "Output", "Feature x²", "Layer 1, unit 3", "Output, unit 2"
std::string map_title(const MapChoice& choice, const std::vector<PlaneColumn>& columns);

}  // namespace descent
