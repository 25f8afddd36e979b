#include "tests/bench/machine_limits.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "engine/core/vector128.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__wasm_relaxed_simd__)
#include <wasm_simd128.h>
#endif

namespace descent::bench {
namespace {

constexpr std::size_t depth = 128;  // at most 20 KiB of operands
constexpr std::size_t widest_tile = 8 * 32;

struct Operands {
  alignas(64) std::array<float, depth * 8> a;
  alignas(64) std::array<float, depth * 32> b;
  alignas(64) std::array<float, widest_tile> c;

  Operands() {
    a.fill(0.5f);
    b.fill(0.25f);
    c.fill(0);
  }
};

Operands& operands() {
  static Operands instance;
  return instance;
}

struct MultiplyAdd {
  static Vector128 accumulate(Vector128 c, Vector128 a, Vector128 b) { return c + a * b; }
};

// c[4×8] = a · b, both packed: four rows of a, eight columns of b at a time.
template <typename Arithmetic>
[[gnu::noinline]] void tile_4x8(const float* a, const float* b, float* c) {
  Vector128 sums[4][2];
  for (auto& row : sums) row[0] = row[1] = Vector128(0.0f);
  for (std::size_t k = 0; k < depth; ++k, a += 4, b += 8) {
    const Vector128 left = Vector128::load_aligned(b), right = Vector128::load_aligned(b + 4);
    for (int row = 0; row < 4; ++row) {
      const Vector128 factor(a[row]);
      sums[row][0] = Arithmetic::accumulate(sums[row][0], factor, left);
      sums[row][1] = Arithmetic::accumulate(sums[row][1], factor, right);
    }
  }
  for (int row = 0; row < 4; ++row, c += 8) {
    sums[row][0].store_aligned(c);
    sums[row][1].store_aligned(c + 4);
  }
}

template <typename Arithmetic>
void run_tile_4x8(int calls) {
  Operands& o = operands();
  for (int i = 0; i < calls; ++i) tile_4x8<Arithmetic>(o.a.data(), o.b.data(), o.c.data());
}

#if defined(__wasm_relaxed_simd__)
struct Fused {
  static Vector128 accumulate(Vector128 c, Vector128 a, Vector128 b) {
    return wasm_f32x4_relaxed_madd(a, b, c);
  }
};
#elif defined(__x86_64__)
// AVX2 has twice the width: a tile of 6 × 16.
[[gnu::noinline, gnu::target("avx2,fma")]] void tile_6x16(const float* a, const float* b,
                                                          float* c) {
  __m256 sums[6][2];
  for (auto& row : sums) row[0] = row[1] = _mm256_setzero_ps();
  for (std::size_t k = 0; k < depth; ++k, a += 6, b += 16) {
    const __m256 left = _mm256_load_ps(b), right = _mm256_load_ps(b + 8);
    for (int row = 0; row < 6; ++row) {
      const __m256 factor = _mm256_broadcast_ss(a + row);
      sums[row][0] = _mm256_fmadd_ps(factor, left, sums[row][0]);
      sums[row][1] = _mm256_fmadd_ps(factor, right, sums[row][1]);
    }
  }
  for (int row = 0; row < 6; ++row, c += 16) {
    _mm256_store_ps(c, sums[row][0]);
    _mm256_store_ps(c + 8, sums[row][1]);
  }
}

// AVX-512 has the width four times and twice the registers: a tile of 8 × 32.
[[gnu::noinline, gnu::target("avx512f")]] void tile_8x32(const float* a, const float* b, float* c) {
  __m512 sums[8][2];
  for (auto& row : sums) row[0] = row[1] = _mm512_setzero_ps();
  for (std::size_t k = 0; k < depth; ++k, a += 8, b += 32) {
    const __m512 left = _mm512_load_ps(b), right = _mm512_load_ps(b + 16);
    for (int row = 0; row < 8; ++row) {
      const __m512 factor = _mm512_set1_ps(a[row]);
      sums[row][0] = _mm512_fmadd_ps(factor, left, sums[row][0]);
      sums[row][1] = _mm512_fmadd_ps(factor, right, sums[row][1]);
    }
  }
  for (int row = 0; row < 8; ++row, c += 32) {
    _mm512_store_ps(c, sums[row][0]);
    _mm512_store_ps(c + 16, sums[row][1]);
  }
}

template <void (*tile)(const float*, const float*, float*)>
void run_wide_tile(int calls) {
  Operands& o = operands();
  for (int i = 0; i < calls; ++i) tile(o.a.data(), o.b.data(), o.c.data());
}
#endif

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
  constexpr double flop = 2.0 * depth;
  std::vector<Probe> list = {{"multiply_add", flop * 4 * 8, run_tile_4x8<MultiplyAdd>}};
#if defined(__wasm_relaxed_simd__)
  list.push_back({"fused", flop * 4 * 8, run_tile_4x8<Fused>});
#elif defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    list.push_back({"fused", flop * 8 * 32, run_wide_tile<tile_8x32>});
  } else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    list.push_back({"fused", flop * 6 * 16, run_wide_tile<tile_6x16>});
  }
#endif
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
