#pragma once

#include <cstddef>
#include <limits>

#include "engine/core/portable_math.hpp"
#include "engine/core/vector_math.hpp"
#include "engine/kernels/simd/blocks.hpp"

// The contract stands in kernels.hpp.
namespace descent::simd {

// The largest number of a row. NaN is passed over here and comes back through the exponentials.
template <typename Isa>
float row_max(std::size_t columns, const float* x) {
  using Vector = typename Isa::Vector;
  constexpr float lowest = -std::numeric_limits<float>::infinity();
  Vector largest(lowest);
  for_each_block<Isa>(columns, [&](std::size_t c, auto block) {
    const Vector values = block.load_padded(x + c, lowest);
    largest = larger_of(largest, values);
  });
  return lane_max<Isa>(largest);
}

// y = exp(x - largest); returns the sum.
template <typename Isa>
float exponentials(std::size_t columns, const float* x, float largest, float* y) {
  using Vector = typename Isa::Vector;
  const Vector offset(largest);
  return static_cast<float>(sum_blocks<Isa>(columns, [&](std::size_t c, auto block) {
    const Vector values = vector_exp<Isa>(block.load(x + c) - offset);
    block.store(values, y + c);
    return block.zero_padding(values);
  }));
}

template <typename Isa>
void softmax(std::size_t rows, std::size_t columns, const float* x, float* y) {
  using Vector = typename Isa::Vector;
  for (std::size_t r = 0; r < rows; ++r, x += columns, y += columns) {
    const Vector sum(exponentials<Isa>(columns, x, row_max<Isa>(columns, x), y));
    for_each_block<Isa>(
        columns, [&](std::size_t c, auto block) { block.store(block.load(y + c) / sum, y + c); });
  }
}

template <typename Isa>
void softmax_gradient(std::size_t rows, std::size_t columns, const float* y, const float* dy,
                      float* dx) {
  using Vector = typename Isa::Vector;
  for (std::size_t r = 0; r < rows; ++r, y += columns, dy += columns, dx += columns) {
    const double total = sum_blocks<Isa>(
        columns, [&](std::size_t c, auto block) { return block.load(dy + c) * block.load(y + c); });
    const Vector sum(static_cast<float>(total));
    for_each_block<Isa>(columns, [&](std::size_t c, auto block) {
      block.store(block.load(y + c) * (block.load(dy + c) - sum), dx + c);
    });
  }
}

template <typename Isa>
double softmax_crossentropy(std::size_t rows, std::size_t columns, const float* x,
                            const float* labels, float scale, float* dx) {
  using Vector = typename Isa::Vector;
  constexpr float nan = std::numeric_limits<float>::quiet_NaN();
  double loss = 0;
  if (columns == 0) return loss;
  for (std::size_t r = 0; r < rows; ++r, x += columns, dx += columns) {
    const float largest = row_max<Isa>(columns, x);
    const bool has_label = labels[r] >= 0 && labels[r] < static_cast<float>(columns);
    const std::size_t label = has_label ? static_cast<std::size_t>(labels[r]) : 0;
    const float at_label = has_label ? x[label] - largest : nan;
    const float sum = exponentials<Isa>(columns, x, largest, dx);
    loss += static_cast<double>(portable_log(sum)) - static_cast<double>(at_label);
    const Vector factor(scale), divisor(sum);
    for_each_block<Isa>(columns, [&](std::size_t c, auto block) {
      block.store(factor * (block.load(dx + c) / divisor), dx + c);
    });
    dx[label] = has_label ? dx[label] - scale : nan;
  }
  return loss;
}

}  // namespace descent::simd
