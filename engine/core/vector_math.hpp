#pragma once

#include <cstdint>
#include <limits>

#include "engine/core/vector128.hpp"

// exp, log and tanh of four floats at a time, made of single multiplies, adds and integer steps
// only: the same bits on every instruction set. NaN stays NaN. The largest errors stand with each
// function in units in the last place (ulp) and are held by tests/core/portable_math_test.cpp.
namespace descent {

using IntVector128 = xsimd::batch<std::int32_t, Architecture128>;

namespace vector_math {

// c[0] + c[1] x + c[2] x² + …, by Horner's rule.
template <std::size_t size>
inline Vector128 polynomial(Vector128 x, const float (&c)[size]) {
  Vector128 sum(c[size - 1]);
  for (std::size_t i = size - 1; i > 0; --i) sum = sum * x + Vector128(c[i - 1]);
  return sum;
}

// ln 2 in two parts; the first has so few bits that a small whole number times it is exact.
inline constexpr float ln2_high = 0.693359375f;
inline constexpr float ln2_low = -2.12194440e-4f;

}  // namespace vector_math

// e^x, within 2 ulp. Results below the smallest normal float (x < -87.3365) are 0: arithmetic with
// subnormal numbers is slow, and nothing in training can tell them from 0.
inline Vector128 vector_exp(Vector128 x) {
  using namespace vector_math;
  // x = k ln 2 + r with |r| <= ln 2 / 2. Adding 1.5 · 2^23 rounds to a whole number and leaves k in
  // the lowest bits of the sum.
  const Vector128 shift(12582912.0f);
  const Vector128 shifted = x * Vector128(1.44269504f) + shift;
  const Vector128 k = shifted - shift;
  const Vector128 r = x - k * Vector128(ln2_high) - k * Vector128(ln2_low);
  // The polynomial of the Cephes library's expf (Moshier).
  constexpr float c[] = {5.0000001201e-1f, 1.6666665459e-1f, 4.1665795894e-2f,
                         8.3334519073e-3f, 1.3981999507e-3f, 1.9875691500e-4f};
  const Vector128 mantissa = polynomial(r, c) * (r * r) + r + Vector128(1.0f);
  // times 2^k, by adding k to the exponent.
  const IntVector128 bits = xsimd::bitwise_cast<std::int32_t>(mantissa) +
                            (xsimd::bitwise_cast<std::int32_t>(shifted) << 23);
  Vector128 result = xsimd::bitwise_cast<float>(bits);
  result = xsimd::select(x < Vector128(-87.33654f), Vector128(0.0f), result);
  result = xsimd::select(x > Vector128(88.72283f),
                         Vector128(std::numeric_limits<float>::infinity()), result);
  return xsimd::select(x != x, x, result);
}

// ln x, within 2 ulp; -infinity for 0 and NaN below it. Subnormal x counts as 0 (see vector_exp).
inline Vector128 vector_log(Vector128 x) {
  using namespace vector_math;
  // x = 2^k m with m from sqrt(1/2) to sqrt(2): both by integer arithmetic on the bits.
  const IntVector128 bits = xsimd::bitwise_cast<std::int32_t>(x);
  const IntVector128 exponent = (bits - IntVector128(0x3f3504f3)) >> 23;
  const Vector128 m = xsimd::bitwise_cast<float>(bits - (exponent << 23));
  const Vector128 k = xsimd::to_float(exponent);
  // The polynomial of the Cephes library's logf (Moshier).
  constexpr float c[] = {3.3333331174e-1f,  -2.4999993993e-1f, 2.0000714765e-1f,
                         -1.6668057665e-1f, 1.4249322787e-1f,  -1.2420140846e-1f,
                         1.1676998740e-1f,  -1.1514610310e-1f, 7.0376836292e-2f};
  const Vector128 f = m - Vector128(1.0f);
  const Vector128 square = f * f;
  const Vector128 correction =
      polynomial(f, c) * f * square + k * Vector128(ln2_low) - Vector128(0.5f) * square;
  Vector128 result = f + correction + k * Vector128(ln2_high);
  constexpr float infinity = std::numeric_limits<float>::infinity();
  const Vector128 smallest(std::numeric_limits<float>::min());
  result = xsimd::select(x < smallest, Vector128(-infinity), result);
  result = xsimd::select(x < Vector128(0.0f), Vector128(std::numeric_limits<float>::quiet_NaN()),
                         result);
  result = xsimd::select(x == Vector128(infinity), x, result);
  return xsimd::select(x != x, x, result);
}

// The hyperbolic tangent, within 6 ulp and never beyond ±1.
inline Vector128 vector_tanh(Vector128 x) {
  using namespace vector_math;
  // x P(x²) / Q(x²), a least-maximum fit of relative error 2.1e-8 for |x| <= 9.02; beyond that the
  // nearest float is ±1. All coefficients are positive, so nothing cancels.
  const Vector128 limit(9.02f);
  const Vector128 one(1.0f);
  const Vector128 clipped = xsimd::select(x > limit, limit, xsimd::select(x < -limit, -limit, x));
  constexpr float p[] = {0.9999999794f, 0.1337966349f, 3.493966962e-3f, 2.058227538e-5f,
                         1.331727104e-8f};
  constexpr float q[] = {1.0f, 0.4671297888f, 2.587082335e-2f, 3.282977941e-4f, 7.761307544e-7f};
  const Vector128 square = clipped * clipped;
  const Vector128 result = clipped * polynomial(square, p) / polynomial(square, q);
  return xsimd::select(result > one, one, xsimd::select(result < -one, -one, result));
}

}  // namespace descent
