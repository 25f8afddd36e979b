#pragma once

#include <optional>
#include <string_view>

#include "engine/layers/initializer.hpp"

namespace descent {

// A list of the usual initialisers, with what they are for; one that is not among them is shown on
// the closed list. What was just chosen.
std::optional<Initializer> choose_initializer(std::string_view id, std::string_view label,
                                              const Initializer& now, std::string_view tooltip,
                                              float width = -1);

}  // namespace descent
