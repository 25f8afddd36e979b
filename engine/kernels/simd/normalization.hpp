#pragma once

#include <cstddef>

#include "engine/kernels/simd/blocks.hpp"

// Columns side by side in a vector, rows one after the other: so a column's sums do not depend on
// which columns are summed with it. All but bound by memory: fused multiply-adds would change the
// bits and gain nothing. The contract stands in kernels.hpp.
namespace descent::simd {

// Rows that are summed on their own, so that the error does not grow with the number of rows; of as
// many columns as fit with them into a cache.
inline constexpr std::size_t rows_of_run = 256;

// Calls body(first row, end, column, block) for every run and every block of columns, run by run.
template <typename Isa, typename Body>
[[gnu::always_inline]] inline void for_each_run(std::size_t rows, std::size_t columns,
                                                Body&& body) {
  for (std::size_t first = 0; first < rows; first += rows_of_run) {
    const std::size_t end = rows - first < rows_of_run ? rows : first + rows_of_run;
    for_each_block<Isa>(columns, [&](std::size_t c, auto block) { body(first, end, c, block); });
  }
}

// sums[c] = `partial`, or that more where it is not the first run's.
template <typename Block, typename Vector>
inline void add_run(Block block, std::size_t first, Vector partial, float* sum) {
  block.store(first == 0 ? partial : block.load(sum) + partial, sum);
}

template <typename Isa>
inline void divide_columns(std::size_t columns, float count, float* sums) {
  using Vector = typename Isa::Vector;
  const Vector divisor(count);
  for_each_block<Isa>(columns, [&](std::size_t c, auto block) {
    block.store(block.load(sums + c) / divisor, sums + c);
  });
}

template <typename Isa>
void column_moments(std::size_t rows, std::size_t columns, const float* x, std::size_t ld,
                    float* mean, float* variance) {
  using Vector = typename Isa::Vector;
  const auto count = static_cast<float>(rows);
  for_each_run<Isa>(rows, columns,
                    [&](std::size_t first, std::size_t end, std::size_t c, auto block) {
                      Vector sum(0.0f);
                      for (std::size_t r = first; r < end; ++r) sum += block.load(x + r * ld + c);
                      add_run(block, first, sum, mean + c);
                    });
  divide_columns<Isa>(columns, count, mean);
  for_each_run<Isa>(rows, columns,
                    [&](std::size_t first, std::size_t end, std::size_t c, auto block) {
                      const Vector middle = block.load(mean + c);
                      Vector sum(0.0f);
                      for (std::size_t r = first; r < end; ++r) {
                        const Vector deviation = block.load(x + r * ld + c) - middle;
                        sum += deviation * deviation;
                      }
                      add_run(block, first, sum, variance + c);
                    });
  divide_columns<Isa>(columns, count, variance);
}

template <typename Isa>
void normalize(std::size_t rows, std::size_t columns, const float* x, const float* mean,
               const float* scale, const float* shift, float* y) {
  for (std::size_t r = 0; r < rows; ++r, x += columns, y += columns) {
    for_each_block<Isa>(columns, [&](std::size_t c, auto block) {
      const auto deviation = block.load(x + c) - block.load(mean + c);
      block.store(deviation * block.load(scale + c) + block.load(shift + c), y + c);
    });
  }
}

template <typename Isa>
void normalize_sums(std::size_t rows, std::size_t columns, const float* x, const float* dy,
                    std::size_t ld, const float* mean, float* sums, float* products) {
  using Vector = typename Isa::Vector;
  for_each_run<Isa>(rows, columns,
                    [&](std::size_t first, std::size_t end, std::size_t c, auto block) {
                      const Vector middle = block.load(mean + c);
                      Vector sum(0.0f), product(0.0f);
                      for (std::size_t r = first; r < end; ++r) {
                        const Vector gradient = block.load(dy + r * ld + c);
                        sum += gradient;
                        product += gradient * (block.load(x + r * ld + c) - middle);
                      }
                      add_run(block, first, sum, sums + c);
                      add_run(block, first, product, products + c);
                    });
}

template <typename Isa>
void normalize_gradient(std::size_t rows, std::size_t columns, const float* x, const float* dy,
                        const float* mean, const float* scale, const float* offset,
                        const float* slope, float* dx) {
  for (std::size_t r = 0; r < rows; ++r, x += columns, dy += columns, dx += columns) {
    for_each_block<Isa>(columns, [&](std::size_t c, auto block) {
      const auto deviation = block.load(x + c) - block.load(mean + c);
      const auto rest = block.load(dy + c) - block.load(offset + c);
      block.store(block.load(scale + c) * (rest - deviation * block.load(slope + c)), dx + c);
    });
  }
}

}  // namespace descent::simd
