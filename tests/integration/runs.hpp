#pragma once

#include <cstdint>
#include <string>

#include "engine/experiment/experiment.hpp"

namespace descent::testing {

// assets/presets/ID.json
Experiment read_preset(const std::string& id);
// The same from another seed.
Experiment read_preset(const std::string& id, std::uint64_t seed);

// Trained to its end; image sets are read from their files.
Trainer train(const Experiment& experiment);

// Ends the test as skipped, with a sentence, where the files of the image set are not at hand.
void need_image_set(const std::string& name);

}  // namespace descent::testing
