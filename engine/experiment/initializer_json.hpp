#pragma once

#include "engine/experiment/json_node.hpp"
#include "engine/layers/initializer.hpp"

namespace descent {

// "glorot_uniform", or {"name": "Constant", "value": 10}.
Initializer read_initializer(const JsonNode& node);
Json write_initializer(const Initializer& initializer);

}  // namespace descent
