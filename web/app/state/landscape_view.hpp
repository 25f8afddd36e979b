#pragma once

#include <cstdint>
#include <optional>

#include "engine/inspect/plane_range.hpp"
#include "web/app/state/line_mode.hpp"

namespace descent {

// Through which weights the plane goes over which the loss is shown.
enum class PlaneChoice : std::uint8_t { path, random };

// The loss landscape's dialog.
struct LandscapeView {
  bool open = false;
  PlaneChoice plane = PlaneChoice::path;
  std::uint64_t seed = 1;  // of the random directions
  LossPicture picture = LossPicture::contours;
  std::optional<PlaneSpot> place = {};  // whose network is shown; none: the one that there is
  bool operator==(const LandscapeView&) const = default;
};

}  // namespace descent
