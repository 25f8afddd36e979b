// AVX2 with FMA: eight floats at a time. Compiled with -mavx2 -mfma, so nothing in here may run
// before simd_fma_kernels.cpp has asked the machine.
#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

#include <cmath>

#include "engine/core/words.hpp"
#include "engine/kernels/simd/table.hpp"
#include "engine/kernels/simd_fma/instruction_sets.hpp"

namespace descent::simd {
namespace {

struct Avx2 {
  using Vector = xsimd::batch<float, xsimd::fma3<xsimd::avx2>>;
  static constexpr std::size_t product_steps = 1;

  static Vector multiply_add(Vector a, Vector b, Vector c) { return xsimd::fma(a, b, c); }
  static float multiply_add(float a, float b, float c) { return std::fma(a, b, c); }

  // The first `count` lanes: all bits set.
  static __m256i mask(std::size_t count) {
    alignas(32) static constexpr int bits[16] = {-1, -1, -1, -1, -1, -1, -1, -1};
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bits + 8 - count));
  }
  static Vector load_part(const float* from, std::size_t count, float padding) {
    const __m256 values = _mm256_maskload_ps(from, mask(count));
    return Vector(
        _mm256_blendv_ps(_mm256_set1_ps(padding), values, _mm256_castsi256_ps(mask(count))));
  }
  static void store_part(Vector values, float* to, std::size_t count) {
    _mm256_maskstore_ps(to, mask(count), values);
  }
};

}  // namespace

const KernelTable& avx2_kernels() {
  static const KernelTable table =
      make_table<Avx2>("simd_fma", tr_noop("AVX2, fused multiply-add"));
  return table;
}

}  // namespace descent::simd

#endif
