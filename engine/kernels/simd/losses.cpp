#include "engine/kernels/simd/losses.hpp"

#include "engine/core/vector_math.hpp"
#include "engine/kernels/simd/blocks.hpp"

namespace descent::simd {
namespace {

// log(1 + e) for e from 0 to 1, exact to the last bits for small e too, where 1 + e has lost them:
// the logarithm of the rounded sum is corrected by how much was lost (Kahan).
Vector128 log_1_plus(Vector128 e) {
  const Vector128 one(1.0f);
  const Vector128 sum = one + e;
  return where(sum == one, e, vector_log(sum) * (e / (sum - one)));
}

}  // namespace

double sigmoid_crossentropy(std::size_t count, const float* x, const float* targets, float scale,
                            float* dx) {
  const Vector128 zero(0.0f), one(1.0f), factor(scale);
  return sum_blocks(count, [&](std::size_t i, auto block) {
    const Vector128 logit = block.load(x + i);
    const Vector128 target = block.load(targets + i);
    const Vector128 e = vector_exp(-xsimd::abs(logit));
    const Vector128 sigmoid = where(logit < zero, e, one) / (one + e);
    block.store(factor * (sigmoid - target), dx + i);
    const Vector128 positive = where(logit < zero, zero, logit);
    return block.zero_padding(positive - logit * target + log_1_plus(e));
  });
}

double squared_error(std::size_t count, const float* y, const float* targets, float scale,
                     float* dy) {
  const Vector128 factor(scale * 2);
  return sum_blocks(count, [&](std::size_t i, auto block) {
    const Vector128 difference = block.load(y + i) - block.load(targets + i);
    block.store(factor * difference, dy + i);
    return difference * difference;
  });
}

double absolute_error(std::size_t count, const float* y, const float* targets, float scale,
                      float* dy) {
  const Vector128 zero(0.0f), factor(scale);
  return sum_blocks(count, [&](std::size_t i, auto block) {
    const Vector128 difference = block.load(y + i) - block.load(targets + i);
    const Vector128 no_sign = factor * difference;  // 0 or NaN
    block.store(where(difference > zero, factor, where(difference < zero, -factor, no_sign)),
                dy + i);
    return xsimd::abs(difference);
  });
}

}  // namespace descent::simd
