#pragma once

#include <cstddef>

#include "engine/core/vector_math.hpp"
#include "engine/kernels/activation.hpp"
#include "engine/kernels/simd/blocks.hpp"

// The contract stands in kernels.hpp.
namespace descent::simd {

// Calls work(function of one vector) for an activation that goes element by element. The choice is
// made once, outside of all loops.
template <typename Isa, typename Work>
inline void with_activation(Activation f, Work&& work) {
  using Vector = typename Isa::Vector;
  const Vector zero(0.0f), one(1.0f), leak(leaky_relu_slope);
  switch (f) {
    case Activation::relu:
      return work([=](Vector v) { return larger_of(v, zero); });
    case Activation::leaky_relu:
      return work([=](Vector v) { return where(v < zero, leak * v, v); });
    case Activation::elu:
      return work([=](Vector v) { return where(v < zero, vector_expm1_below_0<Isa>(v), v); });
    case Activation::tanh:
      return work([](Vector v) { return vector_tanh<Isa>(v); });
    case Activation::sigmoid:
      return work([=](Vector v) { return one / (one + vector_exp<Isa>(-v)); });
    case Activation::sin:
      return work([](Vector v) { return vector_sin<Isa>(v, largest_sin_argument); });
    case Activation::linear:
    case Activation::softmax:
      break;
  }
  work([](Vector v) { return v; });
}

template <typename Isa>
void activation(Activation f, std::size_t count, const float* x, float* y) {
  with_activation<Isa>(f, [&](auto function) {
    for_each_block<Isa>(
        count, [&](std::size_t i, auto block) { block.store(function(block.load(x + i)), y + i); });
  });
}

// y = f(y + bias) for a part of a matrix: rows × columns of it, whose rows lie `stride` apart. No
// bias where that is null.
template <typename Isa>
void bias_activation(std::size_t rows, std::size_t columns, std::size_t stride, const float* bias,
                     Activation f, float* y) {
  using Vector = typename Isa::Vector;
  if (!bias && f == Activation::linear) return;
  with_activation<Isa>(f, [&](auto function) {
    for (std::size_t r = 0; r < rows; ++r, y += stride) {
      for_each_block<Isa>(columns, [&](std::size_t c, auto block) {
        const Vector sum = bias ? block.load(y + c) + block.load(bias + c) : block.load(y + c);
        block.store(function(sum), y + c);
      });
    }
  });
}

template <typename Isa>
void activation_gradient(Activation f, std::size_t count, const float* kept, const float* dy,
                         float* dx) {
  using Vector = typename Isa::Vector;
  const Vector zero(0.0f), one(1.0f), leak(leaky_relu_slope);
  const auto apply = [&](auto slope) {
    for_each_block<Isa>(count, [&](std::size_t i, auto block) {
      block.store(block.load(dy + i) * slope(block.load(kept + i)), dx + i);
    });
  };
  switch (f) {
    case Activation::relu:
      return apply([=](Vector v) { return where(v > zero, one, zero); });
    case Activation::leaky_relu:
      return apply([=](Vector v) { return where(v > zero, one, leak); });
    case Activation::elu:
      return apply([=](Vector v) { return where(v > zero, one, v + one); });
    case Activation::tanh:
      return apply([=](Vector v) { return one - v * v; });
    case Activation::sigmoid:
      return apply([=](Vector v) { return v * (one - v); });
    case Activation::sin:
      return apply([](Vector v) { return vector_cos<Isa>(v, largest_sin_argument); });
    case Activation::linear:
    case Activation::softmax:
      break;
  }
  for_each_block<Isa>(count,
                      [&](std::size_t i, auto block) { block.store(block.load(dy + i), dx + i); });
}

}  // namespace descent::simd
