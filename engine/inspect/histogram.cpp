#include "engine/inspect/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace descent {

Histogram make_histogram(std::span<const float> values, std::size_t bins) {
  Histogram histogram;
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    low = std::min<double>(low, value);
    high = std::max<double>(high, value);
  }
  if (bins == 0 || low > high) return histogram;
  if (low == high) {
    const double half = low == 0 ? 1 : std::abs(low) / 2;
    low -= half;
    high += half;
  }
  histogram.low = low;
  histogram.high = high;
  histogram.counts.assign(bins, 0);
  const double scale = static_cast<double>(bins) / (high - low);
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    const auto bin = static_cast<std::size_t>((value - low) * scale);
    ++histogram.counts[std::min(bin, bins - 1)];
  }
  return histogram;
}

}  // namespace descent
