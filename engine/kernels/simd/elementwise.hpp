#pragma once

#include <cstddef>

#include "engine/kernels/simd/blocks.hpp"

// The contract stands in kernels.hpp.
namespace descent::simd {

template <typename Isa>
void add_bias(std::size_t rows, std::size_t columns, const float* bias, float* y) {
  for (std::size_t r = 0; r < rows; ++r, y += columns) {
    for_each_block<Isa>(columns, [&](std::size_t c, auto block) {
      block.store(block.load(y + c) + block.load(bias + c), y + c);
    });
  }
}

template <typename Isa>
void column_sums(std::size_t rows, std::size_t columns, const float* x, float beta, float* sums) {
  using Vector = typename Isa::Vector;
  // Runs of rows, so that the error does not grow with the number of rows.
  constexpr std::size_t run = 256;
  for_each_block<Isa>(columns, [&](std::size_t c, auto block) {
    Vector sum(0.0f);
    for (std::size_t first = 0; first < rows; first += run) {
      Vector partial(0.0f);
      const std::size_t end = rows - first < run ? rows : first + run;
      for (std::size_t r = first; r < end; ++r) partial += block.load(x + r * columns + c);
      sum += partial;
    }
    if (beta != 0) sum = Vector(beta) * block.load(sums + c) + sum;
    block.store(sum, sums + c);
  });
}

template <typename Isa>
void add(std::size_t count, const float* x, float* y) {
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    block.store(block.load(y + i) + block.load(x + i), y + i);
  });
}

template <typename Isa>
void multiply(std::size_t count, const float* x, float* y) {
  for_each_block<Isa>(count, [&](std::size_t i, auto block) {
    block.store(block.load(y + i) * block.load(x + i), y + i);
  });
}

template <typename Isa>
double regularize(std::size_t count, const float* w, float l1, float l2, float* gradient) {
  using Vector = typename Isa::Vector;
  const Vector zero(0.0f), one(1.0f), first(l1), second(l2), twice(2 * l2);
  return sum_blocks<Isa>(count, [&](std::size_t i, auto block) {
    const Vector weight = block.load(w + i);
    const Vector sign = where(weight > zero, one, where(weight < zero, -one, zero));
    block.store(block.load(gradient + i) + (first * sign + twice * weight), gradient + i);
    return first * xsimd::abs(weight) + second * weight * weight;
  });
}

}  // namespace descent::simd
