#include "engine/kernels/simd/softmax.hpp"

#include <limits>

#include "engine/core/portable_math.hpp"
#include "engine/core/vector_math.hpp"
#include "engine/kernels/simd/blocks.hpp"

namespace descent::simd {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

// The largest number of a row. NaN is passed over here and comes back through the exponentials.
float row_max(std::size_t columns, const float* x) {
  Vector128 largest(-infinity);
  for_each_block(columns, [&](std::size_t c, auto block) {
    const Vector128 values = block.load_padded(x + c, -infinity);
    largest = where(values > largest, values, largest);
  });
  return lane_max(largest);
}

// y = exp(x - largest); returns the sum.
float exponentials(std::size_t columns, const float* x, float largest, float* y) {
  const Vector128 offset(largest);
  return static_cast<float>(sum_blocks(columns, [&](std::size_t c, auto block) {
    const Vector128 values = vector_exp(block.load(x + c) - offset);
    block.store(values, y + c);
    return block.zero_padding(values);
  }));
}

}  // namespace

void softmax(std::size_t rows, std::size_t columns, const float* x, float* y) {
  for (std::size_t r = 0; r < rows; ++r, x += columns, y += columns) {
    const Vector128 sum(exponentials(columns, x, row_max(columns, x), y));
    for_each_block(columns,
                   [&](std::size_t c, auto block) { block.store(block.load(y + c) / sum, y + c); });
  }
}

void softmax_gradient(std::size_t rows, std::size_t columns, const float* y, const float* dy,
                      float* dx) {
  for (std::size_t r = 0; r < rows; ++r, y += columns, dy += columns, dx += columns) {
    const Vector128 sum(static_cast<float>(sum_blocks(columns, [&](std::size_t c, auto block) {
      return block.load(dy + c) * block.load(y + c);
    })));
    for_each_block(columns, [&](std::size_t c, auto block) {
      block.store(block.load(y + c) * (block.load(dy + c) - sum), dx + c);
    });
  }
}

double softmax_crossentropy(std::size_t rows, std::size_t columns, const float* x,
                            const float* labels, float scale, float* dx) {
  double loss = 0;
  if (columns == 0) return loss;
  for (std::size_t r = 0; r < rows; ++r, x += columns, dx += columns) {
    const float largest = row_max(columns, x);
    const bool has_label = labels[r] >= 0 && labels[r] < static_cast<float>(columns);
    const std::size_t label = has_label ? static_cast<std::size_t>(labels[r]) : 0;
    const float at_label = has_label ? x[label] - largest : nan;
    const float sum = exponentials(columns, x, largest, dx);
    loss += static_cast<double>(portable_log(sum)) - static_cast<double>(at_label);
    const Vector128 factor(scale), divisor(sum);
    for_each_block(columns, [&](std::size_t c, auto block) {
      block.store(factor * (block.load(dx + c) / divisor), dx + c);
    });
    dx[label] = has_label ? dx[label] - scale : nan;
  }
  return loss;
}

}  // namespace descent::simd
