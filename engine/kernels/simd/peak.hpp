#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/kernels/peak.hpp"

// The inner loop of gemm, and nothing around it: the sums fill the registers, the operands lie
// packed in the first cache. No product of matrices can be faster with these instructions.
namespace descent::simd {

template <typename Isa>
class Peak {
 public:
  static constexpr std::size_t width = Isa::Vector::size;
  // As many sums as the registers hold, as in gemm: 16 of 4 or 8 floats, 32 of 16 floats.
  static constexpr std::size_t rows = width == 4 ? 4 : width == 8 ? 6 : 8;
  static constexpr std::size_t columns = 2 * width;
  static_assert(rows <= peak_most_rows && columns <= peak_most_columns);

  // Not inlined: a compiler that saw several calls at once could leave all but the last one out.
  [[gnu::noinline]] static void multiply_tile(const float* a, const float* b, float* c) {
    using Vector = typename Isa::Vector;
    Vector sums[rows][2];
    for (auto& row : sums) row[0] = row[1] = Vector(0.0f);
    for (std::size_t k = 0; k < peak_depth; ++k, a += rows, b += columns) {
      const Vector left = Vector::load_unaligned(b), right = Vector::load_unaligned(b + width);
      for (std::size_t i = 0; i < rows; ++i) {
        const Vector factor(a[i]);
        sums[i][0] = Isa::multiply_add(factor, left, sums[i][0]);
        sums[i][1] = Isa::multiply_add(factor, right, sums[i][1]);
      }
    }
    for (std::size_t i = 0; i < rows; ++i, c += columns) {
      sums[i][0].store_unaligned(c);
      sums[i][1].store_unaligned(c + width);
    }
  }
};

template <typename Isa>
std::uint64_t peak(std::size_t tiles, const float* operands, float* c) {
  using Tile = Peak<Isa>;
  const float* b = operands + peak_depth * peak_most_rows;
  for (std::size_t i = 0; i < tiles; ++i) Tile::multiply_tile(operands, b, c);
  return std::uint64_t{tiles} * peak_depth * Tile::rows * Tile::columns;
}

}  // namespace descent::simd
