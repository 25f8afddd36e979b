#pragma once

#include <vector>

#include "engine/experiment/data_json.hpp"
#include "engine/experiment/experiment.hpp"
#include "engine/experiment/layer_json.hpp"
#include "engine/experiment/training_json.hpp"
// Behind what it calls.
#include "engine/experiment/fields_json.hpp"

// All that is needed to read and write an experiment by its rows.
namespace descent {

void read_setting(const JsonNode& node, const SomeOf<Feature>& allowed,
                  std::vector<Feature>& features, const Experiment& of);
Json write_setting(const std::vector<Feature>& features);

}  // namespace descent
