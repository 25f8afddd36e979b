#pragma once

#include <vector>

#include "engine/experiment/json_node.hpp"
#include "engine/layers/layer.hpp"

// The "model" part of an experiment as JSON: a list of layers.
namespace descent {

std::vector<Layer> read_layers(const JsonNode& node);
Json write_layers(const std::vector<Layer>& layers);

}  // namespace descent
