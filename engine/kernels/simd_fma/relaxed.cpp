// WebAssembly's relaxed SIMD: a fused multiply-add where the machine has one.
#if defined(__wasm_relaxed_simd__)

#include <wasm_simd128.h>

#include "engine/core/words.hpp"
#include "engine/kernels/simd/table.hpp"
#include "engine/kernels/simd_fma/instruction_sets.hpp"

namespace descent::simd {
namespace {

struct Relaxed128 : Strict128 {
  // V8 counts, and looks for interruptions, in each round of a loop.
  static constexpr std::size_t product_steps = 2;

  static Vector multiply_add(Vector a, Vector b, Vector c) {
    return Vector(wasm_f32x4_relaxed_madd(a, b, c));
  }
  // Fused or not as the vectors are, which only the machine knows.
  static float multiply_add(float a, float b, float c) {
    return wasm_f32x4_extract_lane(
        wasm_f32x4_relaxed_madd(wasm_f32x4_splat(a), wasm_f32x4_splat(b), wasm_f32x4_splat(c)), 0);
  }
};

}  // namespace

const KernelTable& relaxed_kernels() {
  static const KernelTable table =
      make_table<Relaxed128>("simd_fma", tr_noop("128-bit, relaxed SIMD"));
  return table;
}

}  // namespace descent::simd

#endif
