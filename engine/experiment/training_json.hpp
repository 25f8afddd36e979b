#pragma once

#include "engine/experiment/json_node.hpp"
#include "engine/training/training_settings.hpp"

// The "training" part of an experiment as JSON.
namespace descent {

TrainingSettings read_training(const JsonNode& node);
// Only what differs from the defaults: perhaps an empty object.
Json write_training(const TrainingSettings& training);

}  // namespace descent
