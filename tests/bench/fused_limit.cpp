#include "tests/bench/fused_limit.hpp"

#include "tests/bench/register_tile.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__wasm_relaxed_simd__)
#include <wasm_simd128.h>
#endif

namespace descent::bench {
namespace {

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
  for (std::size_t k = 0; k < tile_depth; ++k, a += 6, b += 16) {
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
  for (std::size_t k = 0; k < tile_depth; ++k, a += 8, b += 32) {
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
  TileOperands& o = tile_operands();
  for (int i = 0; i < calls; ++i) tile(o.a.data(), o.b.data(), o.c.data());
}
#endif

}  // namespace

std::optional<Probe> fused_probe() {
#if defined(__wasm_relaxed_simd__)
  return Probe{"fused", 2.0 * tile_depth * 4 * 8, run_tile_4x8<Fused>};
#elif defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    return Probe{"fused", 2.0 * tile_depth * 8 * 32, run_wide_tile<tile_8x32>};
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return Probe{"fused", 2.0 * tile_depth * 6 * 16, run_wide_tile<tile_6x16>};
  }
#endif
  return std::nullopt;
}

}  // namespace descent::bench
