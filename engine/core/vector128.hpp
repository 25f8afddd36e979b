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

// An instruction set, as vectorised code sees it that is written once for all of them: its vector
// of floats, a multiply with an add, and the ends of arrays that fill no vector. This one rounds
// after the multiply and again after the add, as every machine can: the same bits everywhere.
struct Strict128 {
  using Vector = Vector128;

  static Vector multiply_add(Vector a, Vector b, Vector c) { return a * b + c; }

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
