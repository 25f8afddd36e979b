#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace descent {

// How often numbers fall into bins of equal width from the least to the largest of them.
struct Histogram {
  double low = 0, high = 0;
  std::vector<std::size_t> counts;  // empty where no number is finite
};

// Numbers that are not finite are left out. Where all are the same the range is widened around
// them.
Histogram make_histogram(std::span<const float> values, std::size_t bins = 25);

}  // namespace descent
