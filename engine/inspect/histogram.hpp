#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace descent {

// How often numbers fall into bins of equal width from the least to the largest of them.
struct Histogram {
  double low = 0, high = 0;
  std::vector<std::size_t> counts;  // empty where no number is finite
};

// A histogram in pieces: all numbers for their range, then all of them again to be counted.
class HistogramCount {
 public:
  explicit HistogramCount(std::size_t bins = 25) : bins_(bins) {}
  void widen(std::span<const float> values);
  void count(std::span<const float> values);
  const Histogram& histogram() const { return histogram_; }

 private:
  void begin_counting();

  std::size_t bins_;
  double low_ = std::numeric_limits<double>::infinity(), high_ = -low_;
  bool counting_ = false;
  Histogram histogram_;
};

// Numbers that are not finite are left out. Where all are the same the range is widened around
// them.
Histogram make_histogram(std::span<const float> values, std::size_t bins = 25);

}  // namespace descent
