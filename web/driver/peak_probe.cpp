#include "web/driver/peak_probe.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <numeric>

#include "engine/kernels/peak.hpp"

namespace descent {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t slices = 12;
constexpr std::chrono::milliseconds slice_time(4);
constexpr std::size_t tiles_at_once = 64;  // some 50 µs

// Browsers' clocks tick coarsely, up to once a millisecond: from one tick to another is exact.
Clock::time_point next_tick() {
  const Clock::time_point start = Clock::now();
  Clock::time_point now = start;
  while (now == start) now = Clock::now();
  return now;
}

}  // namespace

struct PeakProbe::Operands {
  alignas(64) std::array<float, peak_operands> values;
  alignas(64) std::array<float, peak_results> results;
};

PeakProbe::PeakProbe(const KernelTable& kernels)
    : kernels_(kernels), operands_(std::make_unique<Operands>()) {
  operands_->values.fill(0.5f);
  operands_->results.fill(0);
}

PeakProbe::~PeakProbe() = default;

bool PeakProbe::done() const { return rates_.size() >= slices; }

void PeakProbe::advance() {
  if (done()) return;
  const Clock::time_point start = next_tick();
  Clock::time_point now = start;
  std::uint64_t multiply_adds = 0;
  while (now - start < slice_time) {
    multiply_adds +=
        kernels_.peak(tiles_at_once, operands_->values.data(), operands_->results.data());
    now = Clock::now();
  }
  rates_.push_back(2.0 * static_cast<double>(multiply_adds) /
                   std::chrono::duration<double>(now - start).count());
  if (!done()) return;
  // The fastest quarter: in the others a browser was still compiling, or something else was at
  // work.
  constexpr std::ptrdiff_t best = slices / 4;
  std::sort(rates_.begin(), rates_.end(), std::greater<>());
  flop_per_second_ = std::accumulate(rates_.begin(), rates_.begin() + best, 0.0) / best;
  operands_.reset();
}

}  // namespace descent
