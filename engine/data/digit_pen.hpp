#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/data/digit_skeletons.hpp"

namespace descent {

// The smooth curve through a stroke's points, as a polyline: a uniform Catmull–Rom spline, broken
// at corners.
std::vector<StrokePoint> flatten(const Stroke& stroke);

// A round pen with a soft edge on a square of grey paper; lengths are in the paper's pixels.
class DigitPaper {
 public:
  static constexpr std::size_t side = 80;

  // From one end to the other, with the pen's radius at both; `edge` is how far the ink fades.
  void draw_line(StrokePoint from, StrokePoint to, float from_radius, float to_radius, float edge);

  const std::array<float, side * side>& grey() const { return grey_; }

 private:
  std::array<float, side * side> grey_ = {};  // 0 paper … 1 ink
};

}  // namespace descent
