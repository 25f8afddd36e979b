#include "engine/kernels/simd/gemm.hpp"

#include <algorithm>

#include "engine/kernels/simd/blocks.hpp"
#include "engine/kernels/simd/pack.hpp"

// The product is made of tiles of 4 rows and 8 (at the right edge perhaps 4) columns, whose sums
// stay in registers while the loop runs along the summed dimension. Both operands are first copied
// into panels (pack.hpp), so that this loop reads memory in order whatever the transpositions.
// Every element of C is summed in the same order wherever its tile lies: along k in blocks, each
// block's sum in float from 0 up, then the blocks added to C one after the other. So a row's result
// does not depend on which other rows are computed with it.
namespace descent::simd {
namespace {

constexpr std::size_t tile_rows = 4;
constexpr std::size_t tile_columns = 8;

// One block of the operands: the panels of B stay in the second-level cache, one of them and one of
// A's in the first. The depth also bounds the rounding error of a long sum.
constexpr std::size_t block_depth = 256;
constexpr std::size_t block_rows = 64;
constexpr std::size_t block_columns = 128;

struct Panels {
  alignas(64) float a[block_rows * block_depth];
  alignas(64) float b[block_columns * block_depth];
};

// One buffer a thread, not one a call: kernels allocate nothing, and a worker's stack is small.
thread_local Panels panels;

struct Tile {
  alignas(16) float values[tile_rows][tile_columns];
};

// How a block's sums go into C: c = sum + beta · c, or c = sum where beta is 0.
struct Target {
  float* c;
  std::size_t ldc;
  float beta;

  Target at(std::size_t row, std::size_t column) const {
    return {c + row * ldc + column, ldc, beta};
  }
};

void store(const Target& target, std::size_t row, std::size_t column, Vector128 sum) {
  float* c = target.c + row * target.ldc + column;
  if (target.beta != 0) sum = sum + Vector128(target.beta) * Vector128::load_unaligned(c);
  sum.store_unaligned(c);
}

void store_part(const Target& target, std::size_t rows, std::size_t columns, const Tile& tile) {
  for (std::size_t r = 0; r < rows; ++r) {
    float* c = target.c + r * target.ldc;
    for_each_block(columns, [&](std::size_t i, auto block) {
      Vector128 sum = Vector128::load_aligned(tile.values[r] + i);
      if (target.beta != 0) sum = sum + Vector128(target.beta) * block.load(c + i);
      block.store(sum, c + i);
    });
  }
}

// A tile of 4 × (4 · vectors), from panels of the same widths.
template <std::size_t vectors>
void multiply_panels(std::size_t depth, const float* a, const float* b, std::size_t rows,
                     std::size_t columns, const Target& target) {
  Vector128 sum[tile_rows][vectors];
  for (auto& row : sum) {
    for (Vector128& value : row) value = Vector128(0.0f);
  }
  for (std::size_t p = 0; p < depth; ++p, a += tile_rows, b += vectors * lanes) {
    Vector128 right[vectors];
    for (std::size_t j = 0; j < vectors; ++j) right[j] = Vector128::load_aligned(b + j * lanes);
    for (std::size_t i = 0; i < tile_rows; ++i) {
      const Vector128 left(a[i]);
      for (std::size_t j = 0; j < vectors; ++j) sum[i][j] = sum[i][j] + left * right[j];
    }
  }
  if (rows == tile_rows && columns == vectors * lanes) {
    for (std::size_t i = 0; i < tile_rows; ++i) {
      for (std::size_t j = 0; j < vectors; ++j) store(target, i, j * lanes, sum[i][j]);
    }
    return;
  }
  Tile tile;
  for (std::size_t i = 0; i < tile_rows; ++i) {
    for (std::size_t j = 0; j < vectors; ++j) sum[i][j].store_aligned(tile.values[i] + j * lanes);
  }
  store_part(target, rows, columns, tile);
}

// The width of the panel that takes the next of `left` columns: 4 where no more are left.
std::size_t panel_width(std::size_t left) { return left <= lanes ? lanes : tile_columns; }

void pack_rows(const Lines& a, std::size_t rows, std::size_t depth) {
  for (std::size_t i = 0; i < rows; i += tile_rows) {
    pack_panel(a.from(i, 0), std::min(tile_rows, rows - i), tile_rows, depth, panels.a + i * depth);
  }
}

void pack_columns(const Lines& b, std::size_t columns, std::size_t depth) {
  for (std::size_t j = 0; j < columns; j += tile_columns) {
    const std::size_t width = panel_width(columns - j);
    pack_panel(b.from(j, 0), std::min(width, columns - j), width, depth, panels.b + j * depth);
  }
}

// C's block from the packed panels.
void multiply_block(std::size_t rows, std::size_t columns, std::size_t depth,
                    const Target& target) {
  for (std::size_t j = 0; j < columns; j += tile_columns) {
    const std::size_t width = std::min(tile_columns, columns - j);
    const auto multiply = width <= lanes ? multiply_panels<1> : multiply_panels<2>;
    for (std::size_t i = 0; i < rows; i += tile_rows) {
      multiply(depth, panels.a + i * depth, panels.b + j * depth, std::min(tile_rows, rows - i),
               width, target.at(i, j));
    }
  }
}

// One or two columns of few elements, for which packing would cost more than the product (the last
// layer of a small network): the same sums in the same order, one at a time.
bool is_small(std::size_t m, std::size_t n, std::size_t k) {
  return n <= 2 && k <= block_depth && m * n * k <= 1024;
}

void multiply_directly(const Lines& a, const Lines& b, std::size_t m, std::size_t n, std::size_t k,
                       const Target& target) {
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const float* left = a.data + i * a.line_step;
      const float* right = b.data + j * b.line_step;
      float sum = 0;
      for (std::size_t p = 0; p < k; ++p, left += a.depth_step, right += b.depth_step) {
        sum += *left * *right;
      }
      float& c = target.c[i * target.ldc + j];
      c = target.beta != 0 ? sum + target.beta * c : sum;
    }
  }
}

Lines operand(const float* data, std::size_t row_length, bool lines_are_rows) {
  return lines_are_rows ? Lines{data, row_length, 1} : Lines{data, 1, row_length};
}

}  // namespace

void gemm(Transpose transpose_a, Transpose transpose_b, std::size_t m, std::size_t n, std::size_t k,
          const float* a, std::size_t lda, const float* b, std::size_t ldb, float beta, float* c,
          std::size_t ldc) {
  const Lines left = operand(a, lda, transpose_a == Transpose::no);
  const Lines right = operand(b, ldb, transpose_b == Transpose::yes);
  if (is_small(m, n, k)) return multiply_directly(left, right, m, n, k, {c, ldc, beta});
  for (std::size_t j = 0; j < n; j += block_columns) {
    const std::size_t columns = std::min(block_columns, n - j);
    std::size_t p = 0;
    do {  // once even where k is 0: C = beta · C
      const std::size_t depth = std::min(block_depth, k - p);
      pack_columns(right.from(j, p), columns, depth);
      for (std::size_t i = 0; i < m; i += block_rows) {
        const std::size_t rows = std::min(block_rows, m - i);
        pack_rows(left.from(i, p), rows, depth);
        multiply_block(rows, columns, depth, {c + i * ldc + j, ldc, p == 0 ? beta : 1});
      }
      p += block_depth;
    } while (p < k);
  }
}

}  // namespace descent::simd
