#include "web/charts/nice_ticks.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"

namespace descent {
namespace {

constexpr double rounding = 1e-9;
constexpr std::size_t least_log_ticks = 3;
constexpr int all_digits = 16;  // neighbours must not get the same label

// The smallest round step of which at most `most` marks fit.
double nice_step(double low, double high, std::size_t most, bool whole) {
  const double least = (high - low) / static_cast<double>(most);
  for (double unit = std::pow(10.0, std::floor(std::log10(least)));; unit *= 10) {
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
      const double step = factor * unit;
      if (whole && step != std::floor(step)) continue;
      const double count =
          std::floor(high / step + rounding) - std::ceil(low / step - rounding) + 1;
      if (count <= static_cast<double>(most)) return step;
    }
  }
}

int decimals_of(double value) {
  int decimals = 0;
  while (decimals < 8 && std::abs(value - std::round(value)) > 1e-9 * std::abs(value)) {
    value *= 10;
    ++decimals;
  }
  return decimals;
}

std::string shortest(double value) {
  if (value >= 1e7 || value < 1e-5) return short_text(value, 1);
  return fixed_text(value, decimals_of(value), all_digits);
}

// These factors times every `stride`th power of ten.
std::vector<double> log_ticks(double low, double high, const std::vector<double>& factors,
                              int stride) {
  std::vector<double> ticks;
  const auto last = static_cast<int>(std::ceil(std::log10(high)));
  for (auto exponent = static_cast<int>(std::floor(std::log10(low))); exponent <= last;
       ++exponent) {
    if (exponent % stride != 0) continue;
    for (const double factor : factors) {
      const double tick = factor * std::pow(10.0, exponent);
      if (tick >= low * (1 - rounding) && tick <= high * (1 + rounding)) ticks.push_back(tick);
    }
  }
  return ticks;
}

}  // namespace

std::vector<double> nice_ticks(double low, double high, std::size_t most, bool whole) {
  std::vector<double> ticks;
  if (!(high > low) || !std::isfinite(high - low)) return ticks;
  const double step = nice_step(low, high, std::max<std::size_t>(most, 2), whole);
  const double last = std::floor(high / step + rounding);
  for (double i = std::ceil(low / step - rounding); i <= last; ++i) ticks.push_back(i * step);
  return ticks;
}

std::vector<double> nice_log_ticks(double low, double high, std::size_t most) {
  if (!(low > 0) || !(high > low) || !std::isfinite(high)) return {};
  const double decades = std::log10(high / low);
  const int stride = std::max(1, static_cast<int>(std::ceil(decades / static_cast<double>(most))));
  std::vector<double> ticks;
  for (const auto& factors :
       {std::vector{1.0}, std::vector{1.0, 3.0}, std::vector{1.0, 2.0, 5.0}}) {
    ticks = log_ticks(low, high, factors, stride);
    if (ticks.size() >= least_log_ticks) break;
  }
  return ticks;
}

std::vector<std::string> tick_labels(const std::vector<double>& ticks) {
  int decimals = 0;
  double largest = 0;
  for (const double tick : ticks) {
    decimals = std::max(decimals, decimals_of(tick));
    largest = std::max(largest, std::abs(tick));
  }
  const bool scientific = largest >= 1e7 || (largest > 0 && largest < 1e-4);
  std::vector<std::string> labels;
  for (const double tick : ticks) {
    labels.push_back(scientific ? short_text(tick, 2) : fixed_text(tick, decimals, all_digits));
  }
  return labels;
}

std::vector<std::string> log_tick_labels(const std::vector<double>& ticks) {
  std::vector<std::string> labels;
  for (const double tick : ticks) labels.push_back(shortest(tick));
  return labels;
}

}  // namespace descent
