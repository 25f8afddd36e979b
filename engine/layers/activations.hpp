#pragma once

#include <string_view>
#include <vector>

#include "engine/kernels/activation.hpp"

namespace descent {

// "relu"
std::string_view to_string(Activation activation);

// Of the setting, in the reference.
inline constexpr std::string_view activation_meaning = "`sin` is 0 beyond ±100,000";

// All activations in the order in which they are offered.
const std::vector<Activation>& all_activations();

}  // namespace descent
