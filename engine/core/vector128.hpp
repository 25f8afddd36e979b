#pragma once

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

}  // namespace descent
