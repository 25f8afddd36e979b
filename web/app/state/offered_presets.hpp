#pragma once

#include <vector>

#include "web/app/state/app.hpp"

namespace descent {

// A preset of the scene that is shown, as the list offers it.
struct OfferedPreset {
  const Preset* preset;
  const ImageSetStatus* missing;  // its data set, where that is not on this site; else null
};
// Those whose data are there first, else in the presets' order.
std::vector<OfferedPreset> offered_presets(const App& app);

}  // namespace descent
