#include "tests/bench/machine_limits.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "engine/core/vector128.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/kernels/peak.hpp"

namespace descent::bench {
namespace {

struct PeakOperands {
  alignas(64) std::array<float, peak_operands> values;
  alignas(64) std::array<float, peak_results> results;
};

template <const KernelTable& (*table)()>
void run_peak(int calls) {
  static PeakOperands operands = [] {
    PeakOperands o;
    o.values.fill(0.5f);
    o.results.fill(0);
    return o;
  }();
  table().peak(static_cast<std::size_t>(calls), operands.values.data(), operands.results.data());
}

template <const KernelTable& (*table)()>
Probe peak_probe(std::string_view name) {
  PeakOperands operands = {};
  const auto multiply_adds = table().peak(1, operands.values.data(), operands.results.data());
  return {name, 2.0 * static_cast<double>(multiply_adds), run_peak<table>};
}

const KernelTable& strict() { return kernel_table("simd"); }

[[gnu::noinline]] void triad(std::size_t count, const float* b, const float* c, float* a) {
  const Vector128 factor(3.0f);
  for (std::size_t i = 0; i < count; i += 4) {
    const Vector128 sum =
        Vector128::load_unaligned(b + i) + factor * Vector128::load_unaligned(c + i);
    sum.store_unaligned(a + i);
  }
}

template <std::size_t bytes>
void run_triad(int calls) {
  static std::vector<float> a(bytes / 4, 1.0f), b(bytes / 4, 2.0f), c(bytes / 4, 3.0f);
  for (int i = 0; i < calls; ++i) triad(a.size(), b.data(), c.data(), a.data());
}

std::vector<Probe> make_probes() {
  std::vector<Probe> list = {peak_probe<strict>("multiply_add")};
  if (&fastest_kernels() != &strict()) list.push_back(peak_probe<fastest_kernels>("fused"));
  constexpr std::size_t small = std::size_t{128} << 10, large = std::size_t{16} << 20;
  list.push_back({"triad_cache", 3.0 * small, run_triad<small>});
  list.push_back({"triad_memory", 3.0 * large, run_triad<large>});
  return list;
}

}  // namespace

std::span<const Probe> probes() {
  static const std::vector<Probe> list = make_probes();
  return list;
}

}  // namespace descent::bench
