#pragma once

#include <cstddef>
#include <xsimd/xsimd.hpp>

namespace descent {

// Four floats in one register, on the instruction set that every machine of its kind has. Wider
// ones would be faster natively, but would sum in another order and so give other bits.
#if defined(__wasm_simd128__)
using Architecture128 = xsimd::wasm;
#elif defined(__aarch64__)
using Architecture128 = xsimd::neon64;
#else
using Architecture128 = xsimd::sse2;
#endif

using Vector128 = xsimd::batch<float, Architecture128>;

// The smaller and the larger of two, as comparisons: b < a ? b : a and a < b ? b : a, so that a NaN
// in `a` stays and one in `b` is passed over. Every instruction set has one instruction for that,
// but not with the same order of its operands.
template <typename Vector>
inline Vector smaller_of(Vector a, Vector b) {
#if defined(__wasm_simd128__)
  return Vector(wasm_f32x4_pmin(a, b));
#elif defined(__x86_64__)
  return xsimd::min(b, a);
#else
  return xsimd::select(b < a, b, a);
#endif
}
template <typename Vector>
inline Vector larger_of(Vector a, Vector b) {
#if defined(__wasm_simd128__)
  return Vector(wasm_f32x4_pmax(a, b));
#elif defined(__x86_64__)
  return xsimd::max(b, a);
#else
  return xsimd::select(a < b, b, a);
#endif
}

// 0 where the condition holds, else the value. Other compilers see that half of a selection is 0.
template <typename Vector>
inline Vector zero_where(typename Vector::batch_bool_type condition, Vector value) {
#if defined(__wasm_simd128__)
  return Vector(wasm_v128_andnot(value, condition));
#else
  return xsimd::select(condition, Vector(0.0f), value);
#endif
}

// An instruction set, as vectorised code sees it that is written once for all of them: its vector
// of floats, a multiply with an add, and the ends of arrays that fill no vector. This one rounds
// after the multiply and again after the add, as every machine can: the same bits everywhere.
struct Strict128 {
  using Vector = Vector128;

  // Steps of a matrix product's loop written out: with two, the registers would not suffice in V8.
  static constexpr std::size_t product_steps = 1;

  static Vector multiply_add(Vector a, Vector b, Vector c) { return a * b + c; }
  // The same of single numbers.
  static float multiply_add(float a, float b, float c) { return a * b + c; }

  // `count`, 1 to 3, floats; the other lanes are `padding`. Put together from single numbers:
  // reading a vector back from an array just filled one by one makes the processor wait.
  static Vector load_part(const float* from, std::size_t count, float padding) {
    const float second = count > 1 ? from[1] : padding;
    const float third = count > 2 ? from[2] : padding;
    return Vector(from[0], second, third, padding);
  }
  static void store_part(Vector values, float* to, std::size_t count) {
    alignas(16) float buffer[Vector::size];
    values.store_aligned(buffer);
    for (std::size_t i = 0; i < count; ++i) to[i] = buffer[i];
  }
};

}  // namespace descent
