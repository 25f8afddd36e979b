// AVX-512: sixteen floats at a time. Compiled with -mavx512f, so nothing in here may run before
// simd_fma_kernels.cpp has asked the machine.
#if defined(__AVX512F__)

#include <immintrin.h>

#include <cmath>

#include "engine/core/words.hpp"
#include "engine/kernels/simd/table.hpp"
#include "engine/kernels/simd_fma/instruction_sets.hpp"

namespace descent::simd {
namespace {

struct Avx512 {
  using Vector = xsimd::batch<float, xsimd::avx512f>;
  static constexpr std::size_t product_steps = 1;

  static Vector multiply_add(Vector a, Vector b, Vector c) { return xsimd::fma(a, b, c); }
  static float multiply_add(float a, float b, float c) { return std::fma(a, b, c); }

  static __mmask16 mask(std::size_t count) { return static_cast<__mmask16>((1u << count) - 1); }
  static Vector load_part(const float* from, std::size_t count, float padding) {
    return Vector(_mm512_mask_loadu_ps(_mm512_set1_ps(padding), mask(count), from));
  }
  static void store_part(Vector values, float* to, std::size_t count) {
    _mm512_mask_storeu_ps(to, mask(count), values);
  }
};

}  // namespace

const KernelTable& avx512_kernels() {
  static const KernelTable table =
      make_table<Avx512>("simd_fma", tr_noop("AVX-512, fused multiply-add"));
  return table;
}

}  // namespace descent::simd

#endif
