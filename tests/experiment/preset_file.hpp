#pragma once

#include <string>

#include "engine/experiment/experiment.hpp"

namespace descent::test {

// The preset of that id, as it lies in assets/presets.
Experiment preset_file(const std::string& id);

}  // namespace descent::test
