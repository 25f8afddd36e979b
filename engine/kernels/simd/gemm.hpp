#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"
#include "engine/kernels/simd/activations.hpp"
#include "engine/kernels/simd/panels.hpp"
#include "engine/kernels/simd/softmax.hpp"

// The product is made of tiles of a few rows and two (at the right edge perhaps one) vectors of
// columns, whose sums stay in registers while the loop runs along the summed dimension.
// Every element of C is summed in the same order wherever its tile lies and whichever way the
// operands are read: along k in blocks, each block's sum in float from 0 up, then the blocks added
// to C one after the other. So a row's result does not depend on which rows are computed with it.
namespace descent::simd {

// C[m×n] = A[m×k] · B[k×n] + beta · C; with beta = 0, C is not read.
struct Product {
  std::size_t m, n, k;
  Lines a, b;  // the rows of A, the columns of B
  float beta;
  float* c;
  std::size_t ldc;
};

template <typename Isa>
class Gemm {
 public:
  // finish(row, column, rows, columns) is called for each block of C as soon as it is done, while
  // it still lies in the cache.
  template <typename Finish>
  static void run(const Product& product, Finish&& finish);

 private:
  using Vector = typename Isa::Vector;
  using Blocks = Panels<Isa>;
  using Panel = typename Blocks::Panel;
  static constexpr std::size_t width = Blocks::width, tile_rows = Blocks::tile_rows;

  // Rows of A that lie side by side are read where they are while they are few; many would each be
  // on a page of their own. An incomplete tile of them has to be packed: it would read beyond A.
  // Rows of their own are packed where many columns use them: then one number leads through all.
  static bool must_pack(const Lines& a, std::size_t rows, std::size_t columns, std::size_t depth) {
    if (a.side_by_side()) return rows < tile_rows || depth > 64;
    return width == 4 && Isa::product_steps == 1 && rows == tile_rows &&
           columns >= 4 * Blocks::tile_columns;
  }

  template <typename Finish>
  static void multiply_blocks(const Product& product, Finish&& finish);
  static void multiply_rows(float* packed, std::size_t rows, std::size_t depth, const Lines& a,
                            std::size_t columns, const Panel* columns_of_b, const Target& target);
  template <bool a_side_by_side>
  static void multiply_tiles(std::size_t rows, std::size_t depth, const Lines& a,
                             std::size_t columns, const Panel* panel, Target target);
  template <std::size_t vectors>
  static void multiply_row(const Product& product, std::size_t column, std::size_t columns);
  static void multiply_single_row(const Product& product);

  static bool is_small(const Product& product) { return product.n <= 2 && product.k <= 32; }
  static void multiply_directly(const Product& product);
};

// One or two columns of few elements, for which a tile would be mostly empty (the last layer of a
// small network, or a thread's part of a layer): the same sums in the same order, one at a time,
// and rounded as the tiles round them.
template <typename Isa>
void Gemm<Isa>::multiply_directly(const Product& product) {
  const auto& [m, n, k, a, b, beta, c, ldc] = product;
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const float* left = a.data + i * a.line_step;
      const float* right = b.data + j * b.line_step;
      float sum = 0;
      for (std::size_t p = 0; p < k; ++p, left += a.depth_step, right += b.depth_step) {
        sum = Isa::multiply_add(*left, *right, sum);
      }
      float& result = c[i * ldc + j];
      result = beta != 0 ? sum + beta * result : sum;
    }
  }
}

// A block's rows with all panels of B, tile by tile.
template <typename Isa>
void Gemm<Isa>::multiply_rows(float* packed, std::size_t rows, std::size_t depth, const Lines& a,
                              std::size_t columns, const Panel* columns_of_b,
                              const Target& target) {
  for (std::size_t i = 0; i < rows; i += tile_rows) {
    const std::size_t count = smaller(tile_rows, rows - i);
    Lines tile = a.from(i, 0);
    if (must_pack(a, count, columns, depth)) {
      pack_panel<tile_rows>(tile, count, depth, packed);
      tile = {packed, 1, tile_rows};
    }
    const Target place{target.c + i * target.ldc, target.ldc, target.beta};
    if (tile.side_by_side()) {
      multiply_tiles<true>(count, depth, tile, columns, columns_of_b, place);
    } else {
      multiply_tiles<false>(count, depth, tile, columns, columns_of_b, place);
    }
  }
}

// One tile's rows with all panels of B.
template <typename Isa>
template <bool a_side_by_side>
void Gemm<Isa>::multiply_tiles(std::size_t rows, std::size_t depth, const Lines& a,
                               std::size_t columns, const Panel* panel, Target target) {
  const std::size_t a_step = a_side_by_side ? a.depth_step : a.line_step;
  std::size_t j = 0;
  for (; j + width < columns;
       j += Blocks::tile_columns, ++panel, target.c += Blocks::tile_columns) {
    const std::size_t count = smaller(Blocks::tile_columns, columns - j);
    Tile<Isa>::template multiply<2, a_side_by_side>(depth, a.data, a_step, panel->data, panel->step,
                                                    rows, count, target.c, target.ldc, target.beta);
  }
  if (j >= columns) return;
  Tile<Isa>::template multiply<1, a_side_by_side>(depth, a.data, a_step, panel->data, panel->step,
                                                  rows, columns - j, target.c, target.ldc,
                                                  target.beta);
}

// A single row of C from B where it lies: wide enough for the registers, with nothing to share.
template <typename Isa>
template <std::size_t vectors>
void Gemm<Isa>::multiply_row(const Product& product, std::size_t column, std::size_t columns) {
  const auto& [m, n, k, a, b, beta, c, ldc] = product;
  std::size_t first = 0;
  do {
    const std::size_t depth = Blocks::depth_of_block(k - first);
    Vector sum[vectors];
    for (Vector& value : sum) value = Vector(0.0f);
    for (std::size_t p = first; p < first + depth; ++p) {
      const Vector factor(a.data[p * a.depth_step]);
      const float* right = b.data + p * b.depth_step + column;
      for (std::size_t j = 0; j < vectors; ++j) {
        const Vector values = columns < width ? Isa::load_part(right, columns, 0)
                                              : Vector::load_unaligned(right + j * width);
        sum[j] = Isa::multiply_add(factor, values, sum[j]);
      }
    }
    for (std::size_t j = 0; j < vectors; ++j) {
      TileStore<Isa>::store(sum[j], columns - j * width, first == 0 ? beta : 1,
                            c + column + j * width, {});
    }
    first += depth;
  } while (first < k);
}

template <typename Isa>
void Gemm<Isa>::multiply_single_row(const Product& product) {
  constexpr std::size_t many = 8;
  std::size_t j = 0;
  for (; j + many * width <= product.n; j += many * width) {
    multiply_row<many>(product, j, many * width);
  }
  for (; j < product.n; j += width) {
    multiply_row<1>(product, j, smaller(width, product.n - j));
  }
}

template <typename Isa>
template <typename Finish>
void Gemm<Isa>::run(const Product& product, Finish&& finish) {
  if (is_small(product)) {
    multiply_directly(product);
    return finish(0, 0, product.m, product.n);
  }
  if (product.m == 1 && product.b.side_by_side()) {
    multiply_single_row(product);
    return finish(0, 0, product.m, product.n);
  }
  multiply_blocks(product, finish);
}

template <typename Isa>
template <typename Finish>
void Gemm<Isa>::multiply_blocks(const Product& product, Finish&& finish) {
  const auto& [m, n, k, a, b, beta, c, ldc] = product;
  Blocks panels;
  float* packed = panels.rows();
  for (std::size_t j = 0; j < n; j += Blocks::block_columns) {
    const std::size_t columns = smaller(Blocks::block_columns, n - j);
    std::size_t p = 0;
    do {  // once even where k is 0: C = beta · C
      const std::size_t depth = Blocks::depth_of_block(k - p);
      const bool last = p + depth >= k;
      const Panel* columns_of_b = panels.prepare(b.from(j, p), m, columns, depth);
      for (std::size_t i = 0; i < m; i += Blocks::block_rows) {
        const std::size_t rows = smaller(Blocks::block_rows, m - i);
        multiply_rows(packed, rows, depth, a.from(i, p), columns, columns_of_b,
                      {c + i * ldc + j, ldc, p == 0 ? beta : 1});
        if (last) finish(i, j, rows, columns);
      }
      p += depth;
    } while (p < k);
  }
}

template <typename Isa>
void gemm(Transpose transpose_a, Transpose transpose_b, std::size_t m, std::size_t n, std::size_t k,
          const float* a, std::size_t lda, const float* b, std::size_t ldb, float beta, float* c,
          std::size_t ldc) {
  const Lines left = operand(a, lda, transpose_a == Transpose::no);
  const Lines right = operand(b, ldb, transpose_b == Transpose::yes);
  Gemm<Isa>::run({m, n, k, left, right, beta, c, ldc},
                 [](std::size_t, std::size_t, std::size_t, std::size_t) {});
}

template <typename Isa>
void dense(std::size_t rows, std::size_t units, std::size_t inputs, const float* x, const float* w,
           std::size_t ld, const float* bias, Activation f, float* y) {
  const Product product{rows, units, inputs, operand(x, inputs, true), operand(w, ld, false),
                        0.0f, y,     ld};
  Gemm<Isa>::run(product, [&](std::size_t r, std::size_t c, std::size_t block_rows,
                              std::size_t block_columns) {
    bias_activation<Isa>(block_rows, block_columns, ld, bias ? bias + c : nullptr, f,
                         y + r * ld + c);
  });
  if (f != Activation::softmax) return;
  for (std::size_t r = 0; r < rows; ++r) softmax<Isa>(1, units, y + r * ld, y + r * ld);
}

}  // namespace descent::simd
