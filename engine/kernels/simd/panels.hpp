#pragma once

#include <cstddef>

#include "engine/kernels/simd/pack.hpp"
#include "engine/kernels/simd/tile.hpp"

// How a matrix product is cut into blocks, and a block of its right operand as panels.
namespace descent::simd {

inline std::size_t smaller(std::size_t a, std::size_t b) { return a < b ? a : b; }

inline Lines operand(const float* data, std::size_t row_length, bool lines_are_rows) {
  return lines_are_rows ? Lines{data, row_length, 1} : Lines{data, 1, row_length};
}

// How a block's sums go into C: c = sum + beta · c, or c = sum where beta is 0.
struct Target {
  float* c;
  std::size_t ldc;
  float beta;
};

template <typename Isa>
class Panels {
 public:
  static constexpr std::size_t width = Isa::Vector::size;
  static constexpr std::size_t tile_rows = rows_of_tile<Isa>;
  static constexpr std::size_t tile_vectors = 2;
  static constexpr std::size_t tile_columns = tile_vectors * width;

  // One block of the operands: B's panels stay in the second-level cache, one of them in the first.
  // The depth also bounds the rounding error of a long sum.
  static constexpr std::size_t block_depth = 256;
  // A short rest goes with the block before it: a tile costs about as much around its loop as 20
  // steps of it.
  static constexpr std::size_t most_depth = block_depth + block_depth / 2;
  static constexpr std::size_t block_rows = 96;
  static constexpr std::size_t block_columns = 128;

  // Of the block that begins where `left` steps are left.
  static std::size_t depth_of_block(std::size_t left) {
    return left <= most_depth ? left : block_depth;
  }

  // A panel of B: packed, or where it lies.
  struct Panel {
    const float* data;
    std::size_t step;
  };

  // Room for a tile's rows of A.
  float* rows() { return rows_; }

  // The panels of a block of B, of whose lines (its columns) some are taken. `rows` says how many
  // rows of A will use them.
  const Panel* prepare(const Lines& b, std::size_t rows, std::size_t columns, std::size_t depth) {
    const bool directly = reads_directly(b, rows, depth);
    float* packed = packed_;
    Panel* result = panels_;
    for (std::size_t j = 0; j < columns; j += tile_columns, packed += tile_columns * depth) {
      const std::size_t count = smaller(tile_columns, columns - j);
      const Lines lines = b.from(j, 0);
      if (directly && count % width == 0) {
        *result++ = {lines.data, lines.depth_step};
      } else if (count <= width) {
        pack_panel<width>(lines, count, depth, packed);
        *result++ = {packed, width};
      } else {
        pack_panel<tile_columns>(lines, count, depth, packed);
        *result++ = {packed, tile_columns};
      }
    }
    return panels_;
  }

  // Calls body(panel, first column, how many, whole tile's vectors or one) along the columns.
  template <typename Body>
  [[gnu::always_inline]] static void for_each(const Panel* panel, std::size_t columns,
                                              Body&& body) {
    std::size_t j = 0;
    for (; j + width < columns; j += tile_columns, ++panel) {
      body(*panel, j, smaller(tile_columns, columns - j), std::integral_constant<std::size_t, 2>{});
    }
    if (j < columns) body(*panel, j, columns - j, std::integral_constant<std::size_t, 1>{});
  }

 private:
  // Copying B pays where many rows use it and its own lie so far apart that a block spans many
  // pages.
  static bool reads_directly(const Lines& b, std::size_t rows, std::size_t depth) {
    if (!b.side_by_side()) return false;
    return rows <= 2 * tile_rows || b.depth_step * depth <= 65536;
  }

  // On the stack, 200 kB with those of A: kernels allocate nothing, and any number of threads may
  // be in here.
  alignas(64) float rows_[tile_rows * most_depth];
  alignas(64) float packed_[block_columns * most_depth];
  Panel panels_[block_columns / tile_columns];
};

}  // namespace descent::simd
