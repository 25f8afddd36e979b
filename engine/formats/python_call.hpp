#pragma once

#include <string>
#include <string_view>

#include "engine/experiment/json_text.hpp"

// The settings of an experiment's JSON, which have Keras's own names, as arguments of Python's
// calls.
namespace descent {

// `units=6, activation="tanh"`: all settings but the one of that name, which says whose they are.
std::string python_arguments(const Json& settings, std::string_view but);

}  // namespace descent
