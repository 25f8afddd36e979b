#pragma once

#include "engine/experiment/json_node.hpp"
#include "engine/optimizers/optimizer.hpp"

namespace descent {

// "Adam", or {"name": "SGD", "learning_rate": 0.03}.
Optimizer read_optimizer(const JsonNode& node);
Json write_optimizer(const Optimizer& optimizer);

}  // namespace descent
