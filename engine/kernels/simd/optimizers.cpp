#include "engine/kernels/simd/optimizers.hpp"

#include "engine/kernels/moment.hpp"
#include "engine/kernels/simd/blocks.hpp"

namespace descent::simd {
namespace {

Vector128 flushed(Vector128 moment) {
  return where(xsimd::abs(moment) < Vector128(smallest_moment), Vector128(0.0f), moment);
}

void plain_sgd(float learning_rate, std::size_t count, const float* g, float* w) {
  const Vector128 rate(learning_rate);
  for_each_block(count, [&](std::size_t i, auto block) {
    block.store(block.load(w + i) - rate * block.load(g + i), w + i);
  });
}

}  // namespace

void sgd(const SgdStep& step, std::size_t count, const float* g, float* v, float* w) {
  if (!v) return plain_sgd(step.learning_rate, count, g, w);
  const Vector128 rate(step.learning_rate), momentum(step.momentum);
  for_each_block(count, [&](std::size_t i, auto block) {
    const Vector128 descent = rate * block.load(g + i);
    const Vector128 velocity = flushed(momentum * block.load(v + i) - descent);
    block.store(velocity, v + i);
    const Vector128 move = step.nesterov ? momentum * velocity - descent : velocity;
    block.store(block.load(w + i) + move, w + i);
  });
}

void rmsprop(const RmspropStep& step, std::size_t count, const float* g, float* v, float* w) {
  const Vector128 rate(step.learning_rate), epsilon(step.epsilon);
  const Vector128 rho(step.rho), rest(1 - step.rho);
  for_each_block(count, [&](std::size_t i, auto block) {
    const Vector128 gradient = block.load(g + i);
    const Vector128 square = flushed(rho * block.load(v + i) + rest * (gradient * gradient));
    block.store(square, v + i);
    block.store(block.load(w + i) - rate * gradient / xsimd::sqrt(square + epsilon), w + i);
  });
}

void adagrad(const AdagradStep& step, std::size_t count, const float* g, float* a, float* w) {
  const Vector128 rate(step.learning_rate), epsilon(step.epsilon);
  for_each_block(count, [&](std::size_t i, auto block) {
    const Vector128 gradient = block.load(g + i);
    const Vector128 sum = flushed(block.load(a + i) + gradient * gradient);
    block.store(sum, a + i);
    block.store(block.load(w + i) - rate * gradient / xsimd::sqrt(sum + epsilon), w + i);
  });
}

void adam(const AdamStep& step, std::size_t count, const float* g, float* m, float* v, float* w) {
  const Vector128 rate(step.corrected_rate), epsilon(step.epsilon);
  const Vector128 rest_1(1 - step.beta_1), rest_2(1 - step.beta_2);
  for_each_block(count, [&](std::size_t i, auto block) {
    const Vector128 gradient = block.load(g + i);
    const Vector128 mean = block.load(m + i);
    const Vector128 square = block.load(v + i);
    const Vector128 new_mean = flushed(mean + rest_1 * (gradient - mean));
    const Vector128 new_square = flushed(square + rest_2 * (gradient * gradient - square));
    block.store(new_mean, m + i);
    block.store(new_square, v + i);
    const Vector128 move = rate * new_mean / (xsimd::sqrt(new_square) + epsilon);
    block.store(block.load(w + i) - move, w + i);
  });
}

}  // namespace descent::simd
