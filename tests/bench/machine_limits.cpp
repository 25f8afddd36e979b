#include "tests/bench/machine_limits.hpp"

#include <cstddef>
#include <vector>

#include "engine/core/vector128.hpp"
#include "tests/bench/fused_limit.hpp"
#include "tests/bench/register_tile.hpp"

namespace descent::bench {
namespace {

struct MultiplyAdd {
  static Vector128 accumulate(Vector128 c, Vector128 a, Vector128 b) { return c + a * b; }
};

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
  std::vector<Probe> list = {{"multiply_add", 2.0 * tile_depth * 4 * 8, run_tile_4x8<MultiplyAdd>}};
  if (const auto fused = fused_probe()) list.push_back(*fused);
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
