#pragma once

namespace descent {

// The standard library's exp, log, sin and cos differ in the last bit between platforms, and one
// bit in a weight is a different training run. These are polynomials (vector_math.hpp, and xsimd's
// for sin and cos) of separate multiplies and adds on 128-bit vectors, and give the same bits
// natively (x86-64) and in WebAssembly. Where the result would be subnormal, exp gives 0.
float portable_exp(float x);
float portable_log(float x);
float portable_sin(float x);
float portable_cos(float x);

}  // namespace descent
