#pragma once

#include "engine/data/data_settings.hpp"
#include "engine/experiment/json_node.hpp"

// The "data" part of an experiment as JSON.
namespace descent {

DataSettings read_data(const JsonNode& node);
Json write_data(const DataSettings& data);

}  // namespace descent
