#pragma once

#include <vector>

#include "engine/experiment/json_node.hpp"
#include "engine/layers/layer.hpp"
#include "engine/model/parameters.hpp"

// The "weights" part of a saved experiment: one object per layer, {"kernel":
// […], "bias": […]}, row-major, without what the layer does not have.
namespace descent {

// A kernel's shape follows from its size and the layer's units, or filters and
// kernel size; whether it fits the data, Sequential::set_parameters() says.
Parameters read_weights(const JsonNode& node, const std::vector<Layer>& layers);

// An Error where a weight is not a finite number, which JSON cannot hold.
Json write_weights(const Parameters& weights);

}  // namespace descent
