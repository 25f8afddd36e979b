#pragma once

#include <vector>

#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

// Programs to test, as they begin. Whoever asks for images gets none.
namespace descent::tests {

std::vector<Preset> all_presets();
App app_of_presets(std::vector<ImageSetStatus> sets = {},
                   Schedule schedule = Schedule::between_frames);
// In the Playground, with a preset "one" alone.
App app_of(const Experiment& experiment);

}  // namespace descent::tests
