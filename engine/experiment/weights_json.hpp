#pragma once

#include <vector>

#include "engine/experiment/json_node.hpp"
#include "engine/layers/layer.hpp"
#include "engine/model/parameters.hpp"

// The "weights" part of a saved experiment: one object per layer with its parameters by their
// names,
// {"kernel": […], "bias": […]}, row-major.
namespace descent {

// Of these layers for inputs of that shape. An Error says what does not fit.
Parameters read_weights(const JsonNode& node, const std::vector<Layer>& layers, Shape input_shape);

// An Error where a weight is not a finite number: such weights are of no use to anybody.
void check_finite(const Parameters& weights);

// Its Error too: JSON could not hold them.
Json write_weights(const Parameters& weights);

}  // namespace descent
