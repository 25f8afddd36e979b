#include "engine/kernels/simd/elementwise.hpp"

#include "engine/kernels/simd/blocks.hpp"

namespace descent::simd {

void add_bias(std::size_t rows, std::size_t columns, const float* bias, float* y) {
  for (std::size_t r = 0; r < rows; ++r, y += columns) {
    for_each_block(columns, [&](std::size_t c, auto block) {
      block.store(block.load(y + c) + block.load(bias + c), y + c);
    });
  }
}

void add_column_sums(std::size_t rows, std::size_t columns, const float* x, float* sums) {
  // Runs of rows, so that the error does not grow with the number of rows.
  constexpr std::size_t run = 256;
  for_each_block(columns, [&](std::size_t c, auto block) {
    Vector128 sum(0.0f);
    for (std::size_t first = 0; first < rows; first += run) {
      Vector128 partial(0.0f);
      const std::size_t end = rows - first < run ? rows : first + run;
      for (std::size_t r = first; r < end; ++r) partial += block.load(x + r * columns + c);
      sum += partial;
    }
    block.store(block.load(sums + c) + sum, sums + c);
  });
}

void multiply(std::size_t count, const float* x, float* y) {
  for_each_block(count, [&](std::size_t i, auto block) {
    block.store(block.load(y + i) * block.load(x + i), y + i);
  });
}

double regularize(std::size_t count, const float* w, float l1, float l2, float* gradient) {
  const Vector128 zero(0.0f), one(1.0f), first(l1), second(l2), twice(2 * l2);
  return sum_blocks(count, [&](std::size_t i, auto block) {
    const Vector128 weight = block.load(w + i);
    const Vector128 sign = where(weight > zero, one, where(weight < zero, -one, zero));
    block.store(block.load(gradient + i) + (first * sign + twice * weight), gradient + i);
    return first * xsimd::abs(weight) + second * weight * weight;
  });
}

}  // namespace descent::simd
