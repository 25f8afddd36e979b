#pragma once

namespace descent {

struct PlaneSpot {
  double x = 0, y = 0;
  bool operator==(const PlaneSpot&) const = default;
};

// The part of a plane that is looked at.
struct PlaneRange {
  double low_x = -1, high_x = 1, low_y = -1, high_y = 1;
  bool operator==(const PlaneRange&) const = default;
};

}  // namespace descent
