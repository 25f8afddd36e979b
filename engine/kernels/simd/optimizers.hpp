#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"
#include "engine/kernels/moment.hpp"
#include "engine/kernels/simd/blocks.hpp"

// Each update is one pass over memory, bound by that and by the square root and the division: fused
// multiply-adds would change the bits and gain nothing. The contract stands in kernels.hpp.
namespace descent::simd {

template <typename Vector>
inline Vector flushed(Vector moment) {
  return zero_where(xsimd::abs(moment) < Vector(smallest_moment), moment);
}

template <typename Isa>
void plain_sgd(float learning_rate, std::size_t count, const float* g, float* w) {
  const typename Isa::Vector rate(learning_rate);
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    block.store(block.load(w + i) - rate * block.load(g + i), w + i);
  });
}

template <typename Isa>
void sgd(const SgdStep& step, std::size_t count, const float* g, float* v, float* w) {
  using Vector = typename Isa::Vector;
  if (!v) return plain_sgd<Isa>(step.learning_rate, count, g, w);
  const Vector rate(step.learning_rate), momentum(step.momentum);
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    const Vector descent = rate * block.load(g + i);
    const Vector velocity = flushed(momentum * block.load(v + i) - descent);
    block.store(velocity, v + i);
    const Vector move = step.nesterov ? momentum * velocity - descent : velocity;
    block.store(block.load(w + i) + move, w + i);
  });
}

template <typename Isa>
void rmsprop(const RmspropStep& step, std::size_t count, const float* g, float* v, float* w) {
  using Vector = typename Isa::Vector;
  const Vector rate(step.learning_rate), epsilon(step.epsilon);
  const Vector rho(step.rho), rest(1 - step.rho);
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    const Vector gradient = block.load(g + i);
    const Vector square = flushed(rho * block.load(v + i) + rest * (gradient * gradient));
    block.store(square, v + i);
    block.store(block.load(w + i) - rate * gradient / xsimd::sqrt(square + epsilon), w + i);
  });
}

template <typename Isa>
void adagrad(const AdagradStep& step, std::size_t count, const float* g, float* a, float* w) {
  using Vector = typename Isa::Vector;
  const Vector rate(step.learning_rate), epsilon(step.epsilon);
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    const Vector gradient = block.load(g + i);
    const Vector sum = flushed(block.load(a + i) + gradient * gradient);
    block.store(sum, a + i);
    block.store(block.load(w + i) - rate * gradient / xsimd::sqrt(sum + epsilon), w + i);
  });
}

template <typename Isa>
void adam(const AdamStep& step, std::size_t count, const float* g, float* m, float* v, float* w) {
  using Vector = typename Isa::Vector;
  const Vector rate(step.corrected_rate), epsilon(step.epsilon);
  const Vector rest_1(1 - step.beta_1), rest_2(1 - step.beta_2);
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    const Vector gradient = block.load(g + i);
    const Vector mean = block.load(m + i);
    const Vector square = block.load(v + i);
    const Vector new_mean = flushed(mean + rest_1 * (gradient - mean));
    const Vector new_square = flushed(square + rest_2 * (gradient * gradient - square));
    block.store(new_mean, m + i);
    block.store(new_square, v + i);
    const Vector move = rate * new_mean / (xsimd::sqrt(new_square) + epsilon);
    block.store(block.load(w + i) - move, w + i);
  });
}

}  // namespace descent::simd
