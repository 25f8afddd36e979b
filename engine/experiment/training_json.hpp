#pragma once

#include "engine/experiment/json_node.hpp"
#include "engine/training/training_settings.hpp"

// The "training" part of an experiment as JSON, and its parts.
namespace descent {

void read_setting(const JsonNode& node, Described allowed, TrainingSettings& training);
// Only what differs from the defaults: perhaps an empty object.
Json write_setting(const TrainingSettings& training);

// "Adam", or {"name": "SGD", "learning_rate": 0.03}.
void read_setting(const JsonNode& node, Described allowed, Optimizer& optimizer);
Json write_setting(const Optimizer& optimizer);

// "constant", or {"name": "CosineDecay", "decay_steps": 500}.
void read_setting(const JsonNode& node, Described allowed, LearningRateSchedule& schedule);
Json write_setting(const LearningRateSchedule& schedule);
void read_setting(const JsonNode& node, NumberList allowed, std::vector<double>& numbers);

// {"name": "StopBelow", "value": 0.1}
void read_item(const JsonNode& node, Callback& callback);
Json write_item(const Callback& callback);

}  // namespace descent
