#include "web/app/state/offered_presets.hpp"

#include <algorithm>

namespace descent {

std::vector<OfferedPreset> offered_presets(const App& app) {
  std::vector<OfferedPreset> offered;
  for (const Preset& preset : app.presets()) {
    if (preset.scene != app.view().scene) continue;
    const ImageSetStatus* set = app.image_set(preset.experiment.data.name);
    const bool absent = set != nullptr && set->state == ImageSetStatus::State::absent;
    offered.push_back({&preset, absent ? set : nullptr});
  }
  std::ranges::stable_partition(offered,
                                [](const OfferedPreset& one) { return one.missing == nullptr; });
  return offered;
}

}  // namespace descent
