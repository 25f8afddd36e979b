#pragma once

#include <cstdint>
#include <limits>

#include "engine/core/vector128.hpp"

// exp, log, tanh, sin and cos of a vector of floats, for any instruction set (vector128.hpp), made
// of multiplies, adds and integer steps only: with Strict128 the same bits on every machine. NaN
// stays NaN. The largest errors stand with each function in units in the last place (ulp) and are
// held by tests/core/portable_math_test.cpp.
namespace descent {

namespace vector_math {

// c[0] + c[1] x + c[2] x² + … up to c[size - 1], by Horner's rule.
template <typename Isa, std::size_t size>
inline typename Isa::Vector polynomial(typename Isa::Vector x, const float* c) {
  using Vector = typename Isa::Vector;
  Vector sum(c[size - 1]);
  for (std::size_t i = size - 1; i > 0; --i) sum = Isa::multiply_add(sum, x, Vector(c[i - 1]));
  return sum;
}

// Constants as numbers that have to be read from memory. V8 makes a vector of constants anew
// wherever it is used, in three instructions, two of which only one port takes; to read it is one.
inline const float* from_memory(const float* constants) {
#if defined(__wasm__)
  asm("" : "+r"(constants));
#endif
  return constants;
}

template <typename Vector>
using IntVector = xsimd::batch<std::int32_t, typename Vector::arch_type>;

// ln 2 in two parts; the first has so few bits that a small whole number times it is exact.
inline constexpr float ln2_high = 0.693359375f;
inline constexpr float ln2_low = -2.12194440e-4f;

}  // namespace vector_math

// e^x, within 2 ulp. Results below the smallest normal float (x < -87.3365) are 0: arithmetic with
// subnormal numbers is slow, and nothing in training can tell them from 0.
template <typename Isa>
inline typename Isa::Vector vector_exp(typename Isa::Vector x) {
  using namespace vector_math;
  using Vector = typename Isa::Vector;
  // The polynomial of the Cephes library's expf (Moshier), then what else is needed.
  static constexpr float constants[] = {5.0000001201e-1f,
                                        1.6666665459e-1f,
                                        4.1665795894e-2f,
                                        8.3334519073e-3f,
                                        1.3981999507e-3f,
                                        1.9875691500e-4f,
                                        12582912.0f,
                                        1.44269504f,
                                        -ln2_high,
                                        -ln2_low,
                                        1.0f};
  const float* c = from_memory(constants);
  // x = k ln 2 + r with |r| <= ln 2 / 2. Adding 1.5 · 2^23 rounds to a whole number and leaves k in
  // the lowest bits of the sum.
  const Vector shift(c[6]);
  const Vector shifted = Isa::multiply_add(x, Vector(c[7]), shift);
  const Vector k = shifted - shift;
  const Vector r = Isa::multiply_add(k, Vector(c[9]), Isa::multiply_add(k, Vector(c[8]), x));
  const Vector mantissa = Isa::multiply_add(polynomial<Isa, 6>(r, c), r * r, r) + Vector(c[10]);
  // times 2^k, by adding k to the exponent.
  const IntVector<Vector> bits = xsimd::bitwise_cast<std::int32_t>(mantissa) +
                                 (xsimd::bitwise_cast<std::int32_t>(shifted) << 23);
  Vector result = xsimd::bitwise_cast<float>(bits);
  result = xsimd::select(x < Vector(-87.33654f), Vector(0.0f), result);
  result =
      xsimd::select(x > Vector(88.72283f), Vector(std::numeric_limits<float>::infinity()), result);
  return xsimd::select(x != x, x, result);
}

// e^x - 1 for x < 0, within 2 ulp; what it gives for other x is of no use.
template <typename Isa>
inline typename Isa::Vector vector_expm1_below_0(typename Isa::Vector x) {
  using namespace vector_math;
  using Vector = typename Isa::Vector;
  // As in vector_exp: e^x = 2^k (1 + s). Then e^x - 1 = 2^k s + (2^k - 1), in which nothing
  // cancels: for small x, k is 0. Below -18 it is -1.
  const Vector shift(12582912.0f);
  const Vector one(1.0f), lowest(-18.0f);
  const Vector clipped = xsimd::select(x < lowest, lowest, x);
  const Vector shifted = Isa::multiply_add(clipped, Vector(1.44269504f), shift);
  const Vector k = shifted - shift;
  const Vector r =
      Isa::multiply_add(k, Vector(-ln2_low), Isa::multiply_add(k, Vector(-ln2_high), clipped));
  static constexpr float c[] = {5.0000001201e-1f, 1.6666665459e-1f, 4.1665795894e-2f,
                                8.3334519073e-3f, 1.3981999507e-3f, 1.9875691500e-4f};
  const Vector s = Isa::multiply_add(polynomial<Isa, 6>(r, from_memory(c)), r * r, r);
  const Vector power = xsimd::bitwise_cast<float>(
      xsimd::bitwise_cast<std::int32_t>(one) + (xsimd::bitwise_cast<std::int32_t>(shifted) << 23));
  return Isa::multiply_add(power, s, power - one);
}

// ln x, within 2 ulp; -infinity for 0 and NaN below it. Subnormal x counts as 0 (see vector_exp).
template <typename Isa>
inline typename Isa::Vector vector_log(typename Isa::Vector x) {
  using namespace vector_math;
  using Vector = typename Isa::Vector;
  // x = 2^k m with m from sqrt(1/2) to sqrt(2): both by integer arithmetic on the bits.
  const IntVector<Vector> bits = xsimd::bitwise_cast<std::int32_t>(x);
  const IntVector<Vector> exponent = (bits - IntVector<Vector>(0x3f3504f3)) >> 23;
  const Vector m = xsimd::bitwise_cast<float>(bits - (exponent << 23));
  const Vector k = xsimd::to_float(exponent);
  // The polynomial of the Cephes library's logf (Moshier).
  static constexpr float c[] = {3.3333331174e-1f,  -2.4999993993e-1f, 2.0000714765e-1f,
                                -1.6668057665e-1f, 1.4249322787e-1f,  -1.2420140846e-1f,
                                1.1676998740e-1f,  -1.1514610310e-1f, 7.0376836292e-2f};
  const Vector f = m - Vector(1.0f);
  const Vector square = f * f;
  const Vector correction = polynomial<Isa, 9>(f, from_memory(c)) * f * square +
                            k * Vector(ln2_low) - Vector(0.5f) * square;
  Vector result = f + correction + k * Vector(ln2_high);
  constexpr float infinity = std::numeric_limits<float>::infinity();
  const Vector smallest(std::numeric_limits<float>::min());
  result = xsimd::select(x < smallest, Vector(-infinity), result);
  result = xsimd::select(x < Vector(0.0f), Vector(std::numeric_limits<float>::quiet_NaN()), result);
  result = xsimd::select(x == Vector(infinity), x, result);
  return xsimd::select(x != x, x, result);
}

// The hyperbolic tangent, within 6 ulp and never beyond ±1.
template <typename Isa>
inline typename Isa::Vector vector_tanh(typename Isa::Vector x) {
  using namespace vector_math;
  using Vector = typename Isa::Vector;
  // x P(x²) / Q(x²), a least-maximum fit of relative error 2.1e-8 for |x| <= 9.02; beyond that the
  // nearest float is ±1. All coefficients are positive, so nothing cancels. P's, Q's, the limits.
  static constexpr float constants[] = {
      0.9999999794f, 0.1337966349f,   3.493966962e-3f, 2.058227538e-5f, 1.331727104e-8f, 1.0f,
      0.4671297888f, 2.587082335e-2f, 3.282977941e-4f, 7.761307544e-7f, 9.02f,           -9.02f,
      -1.0f};
  const float* c = from_memory(constants);
  const Vector clipped = smaller_of(larger_of(x, Vector(c[11])), Vector(c[10]));
  const Vector square = clipped * clipped;
  const Vector result = clipped * polynomial<Isa, 5>(square, c) / polynomial<Isa, 5>(square, c + 5);
  return smaller_of(larger_of(result, Vector(c[12])), Vector(c[5]));
}

namespace vector_math {

// sin(x + turns · π/2); 0 where |x| > limit <= 1e5, NaN where x is infinite.
template <typename Isa>
inline typename Isa::Vector sine_turned(typename Isa::Vector x, float limit, std::int32_t turns) {
  using Vector = typename Isa::Vector;
  using Ints = IntVector<Vector>;
  // x = k π/2 + r with |r| <= π/4; k as in vector_exp. π/2 is in four parts: the first three have 8
  // bits each, so that their products with k < 2^16 are exact.
  const Vector shift(12582912.0f);
  const Vector shifted = Isa::multiply_add(x, Vector(0.636619772f), shift);
  const Vector k = shifted - shift;
  Vector r = Isa::multiply_add(k, Vector(-1.5703125f), x);
  r = Isa::multiply_add(k, Vector(-0x1.FAp-12f), r);
  r = Isa::multiply_add(k, Vector(-0x1.54p-20f), r);
  r = Isa::multiply_add(k, Vector(-0x1.10b46p-30f), r);
  // The polynomials of the Cephes library's sinf and cosf (Moshier).
  static constexpr float s[] = {-1.6666654611e-1f, 8.3321608736e-3f, -1.9515295891e-4f};
  static constexpr float c[] = {4.166664568298827e-2f, -1.388731625493765e-3f,
                                2.443315711809948e-5f};
  const Vector square = r * r;
  const Vector sine = Isa::multiply_add(polynomial<Isa, 3>(square, from_memory(s)) * square, r, r);
  const Vector cosine =
      Isa::multiply_add(polynomial<Isa, 3>(square, from_memory(c)) * square, square,
                        Isa::multiply_add(Vector(-0.5f), square, Vector(1.0f)));
  // Odd quarters take the cosine, the third and the fourth are upside down.
  const Ints quarter = xsimd::bitwise_cast<std::int32_t>(shifted) + Ints(turns);
  const auto even = xsimd::batch_bool_cast<float>((quarter & Ints(1)) == Ints(0));
  const Ints sign = (quarter & Ints(2)) << 30;
  const Vector result = xsimd::bitwise_cast<float>(
      xsimd::bitwise_cast<std::int32_t>(xsimd::select(even, sine, cosine)) ^ sign);
  return xsimd::select(xsimd::abs(x) <= Vector(limit), result, x - x);
}

}  // namespace vector_math

// The sine and the cosine, within 5 ulp, near 0 within 3. 0 where |x| > limit, which is at most
// 1e5.
template <typename Isa>
inline typename Isa::Vector vector_sin(typename Isa::Vector x, float limit) {
  return vector_math::sine_turned<Isa>(x, limit, 0);
}
template <typename Isa>
inline typename Isa::Vector vector_cos(typename Isa::Vector x, float limit) {
  return vector_math::sine_turned<Isa>(x, limit, 1);
}

}  // namespace descent
