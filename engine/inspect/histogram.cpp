#include "engine/inspect/histogram.hpp"

#include <algorithm>
#include <cmath>

namespace descent {

void HistogramCount::widen(std::span<const float> values) {
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    low_ = std::min<double>(low_, value);
    high_ = std::max<double>(high_, value);
  }
}

void HistogramCount::begin_counting() {
  counting_ = true;
  if (bins_ == 0 || low_ > high_) return;
  if (low_ == high_) {
    const double half = low_ == 0 ? 1 : std::abs(low_) / 2;
    low_ -= half;
    high_ += half;
  }
  histogram_.low = low_;
  histogram_.high = high_;
  histogram_.counts.assign(bins_, 0);
}

void HistogramCount::count(std::span<const float> values) {
  if (!counting_) begin_counting();
  if (histogram_.counts.empty()) return;
  const double scale = static_cast<double>(bins_) / (high_ - low_);
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    const auto bin = static_cast<std::size_t>((value - low_) * scale);
    ++histogram_.counts[std::min(bin, bins_ - 1)];
  }
}

Histogram make_histogram(std::span<const float> values, std::size_t bins) {
  HistogramCount count(bins);
  count.widen(values);
  count.count(values);
  return count.histogram();
}

}  // namespace descent
