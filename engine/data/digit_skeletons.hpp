#pragma once

#include <vector>

namespace descent {

struct StrokePoint {
  float x, y;
  bool operator==(const StrokePoint&) const = default;
};

// The points that one movement of the pen passes smoothly through. A point given twice in a row is
// a corner.
using Stroke = std::vector<StrokePoint>;

// One way in which people write a digit: y runs from 0 at the top to about 1 at the bottom, x from
// 0 to about 0.6.
struct DigitSkeleton {
  float frequency;  // how often it is chosen, relative to the digit's other ways
  std::vector<Stroke> strokes;
};

// The ways to write `digit`, 0 … 9.
const std::vector<DigitSkeleton>& digit_skeletons(int digit);

}  // namespace descent
