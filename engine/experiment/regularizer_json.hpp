#pragma once

#include "engine/experiment/json_node.hpp"
#include "engine/layers/regularizer.hpp"

namespace descent {

// "l1", "l2", "l1_l2" with Keras's factor 0.01, or {"l1": …, "l2": …}.
Regularizer read_regularizer(const JsonNode& node);
Json write_regularizer(const Regularizer& regularizer);

}  // namespace descent
