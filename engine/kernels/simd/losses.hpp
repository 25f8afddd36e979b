#pragma once

#include <cstddef>

#include "engine/core/vector_math.hpp"
#include "engine/kernels/simd/blocks.hpp"

// The contract stands in kernels.hpp.
namespace descent::simd {

// log(1 + e) for e from 0 to 1, exact to the last bits for small e too, where 1 + e has lost them:
// the logarithm of the rounded sum is corrected by how much was lost (Kahan).
template <typename Isa>
inline typename Isa::Vector log_1_plus(typename Isa::Vector e) {
  using Vector = typename Isa::Vector;
  const Vector one(1.0f);
  const Vector sum = one + e;
  return where(sum == one, e, vector_log<Isa>(sum) * (e / (sum - one)));
}

template <typename Isa>
double sigmoid_crossentropy(std::size_t count, const float* x, const float* targets, float scale,
                            float* dx) {
  using Vector = typename Isa::Vector;
  const Vector zero(0.0f), one(1.0f), factor(scale);
  return sum_blocks<Isa>(count, [&](std::size_t i, auto block) {
    const Vector logit = block.load(x + i);
    const Vector target = block.load(targets + i);
    const Vector e = vector_exp<Isa>(-xsimd::abs(logit));
    const Vector sigmoid = where(logit < zero, e, one) / (one + e);
    block.store(factor * (sigmoid - target), dx + i);
    const Vector positive = where(logit < zero, zero, logit);
    return block.zero_padding(positive - logit * target + log_1_plus<Isa>(e));
  });
}

template <typename Isa>
double squared_error(std::size_t count, const float* y, const float* targets, float scale,
                     float* dy) {
  using Vector = typename Isa::Vector;
  const Vector factor(scale * 2);
  return sum_blocks<Isa>(count, [&](std::size_t i, auto block) {
    const Vector difference = block.load(y + i) - block.load(targets + i);
    block.store(factor * difference, dy + i);
    return difference * difference;
  });
}

template <typename Isa>
double absolute_error(std::size_t count, const float* y, const float* targets, float scale,
                      float* dy) {
  using Vector = typename Isa::Vector;
  const Vector zero(0.0f), factor(scale);
  return sum_blocks<Isa>(count, [&](std::size_t i, auto block) {
    const Vector difference = block.load(y + i) - block.load(targets + i);
    const Vector no_sign = factor * difference;  // 0 or NaN
    block.store(where(difference > zero, factor, where(difference < zero, -factor, no_sign)),
                dy + i);
    return xsimd::abs(difference);
  });
}

}  // namespace descent::simd
