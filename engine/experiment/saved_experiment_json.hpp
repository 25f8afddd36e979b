#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_node.hpp"

// A saved experiment as a part of a larger text.
namespace descent {

// `others`: keys of the same object that are not for it.
SavedExperiment read_saved_experiment(const JsonFields& fields,
                                      const std::vector<std::string_view>& others);
Json write_saved_experiment(const SavedExperiment& saved);

// An Error unless it is this program's, or not told.
void check_format_version(const JsonFields& fields);

// The text, or an Error where it is too long to be read back.
std::string checked_length(std::string text);

}  // namespace descent
