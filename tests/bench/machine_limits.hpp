#pragma once

#include <span>
#include <string_view>

namespace descent::bench {

// What this machine can do at most, in this build, measured by the plainest loop that gets there.
// A program's share of its limit is taken from the same run, because machines vary from minute to
// minute.
struct Probe {
  std::string_view name;
  double work;  // of one call: FLOP, or bytes read and written
  void (*run)(int calls);
};

// "multiply_add": the kernel `peak` of the table `simd`, the inner loop of a product of matrices on
// a tile of 4 rows and 8 columns in eight 128-bit registers, its operands in the first cache.
// "fused": that of `simd_fma`, fused multiply-adds in the widest registers that this build and this
// machine have them for. "triad_cache", "triad_memory": a = b + s · c over arrays of 128 KiB and 16
// MiB.
std::span<const Probe> probes();

}  // namespace descent::bench
