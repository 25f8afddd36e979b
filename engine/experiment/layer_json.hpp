#pragma once

#include "engine/experiment/json_node.hpp"
#include "engine/layers/layer.hpp"

namespace descent {

// {"layer": "Dense", "units": 8}
void read_item(const JsonNode& node, Layer& layer);
Json write_item(const Layer& layer);

}  // namespace descent
