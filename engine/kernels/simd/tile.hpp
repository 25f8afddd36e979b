#pragma once

#include <cstddef>
#include <type_traits>

// The part of a matrix product that lies in registers: C[rows × columns] = A · B + beta · C for a
// few rows and one or two vectors of columns.
namespace descent::simd {

template <typename Isa>
class Tile {
 public:
  using Vector = typename Isa::Vector;
  static constexpr std::size_t width = Vector::size;
  // As many sums as the registers hold: 16 of 4 or 8 floats, 32 of 16 floats. 4 × 8 was the fastest
  // of the 128-bit tiles in V8; larger ones spill.
  static constexpr std::size_t rows_of_tile = width == 4 ? 4 : width == 8 ? 6 : 8;

  // How the rows of A are walked along. V8 adds a row's place and the step's anyway, so that moving
  // each row costs nothing; natively one counter serves them all, and GCC would keep eight moving
  // places in memory.
#if defined(__wasm__)
  static constexpr bool moves_rows = true;
#else
  static constexpr bool moves_rows = false;
#endif

  // c = sum + beta · c for the vector's first `count` numbers; with beta = 0, c is not read.
  static void store(Vector sum, std::size_t count, float beta, float* c) {
    if (count >= width) {
      if (beta != 0) sum += Vector(beta) * Vector::load_unaligned(c);
      sum.store_unaligned(c);
    } else {
      if (beta != 0) sum += Vector(beta) * Isa::load_part(c, count, 0);
      Isa::store_part(sum, c, count);
    }
  }

  // A tile of `rows` × `columns`. Rows that A does not have repeat its first and are thrown away.
  // Not inlined: in V8 the registers do not suffice for what is around it as well. Its arguments
  // are plain numbers, because WebAssembly hands on structures through memory.
  template <std::size_t vectors, bool a_side_by_side>
  [[gnu::noinline]] static void multiply(std::size_t depth, const float* a, std::size_t a_step,
                                         const float* b, std::size_t b_step, std::size_t rows,
                                         std::size_t columns, float* c, std::size_t ldc,
                                         float beta) {
    Vector sum[rows_of_tile][vectors];
    [[maybe_unused]] const float* row[rows_of_tile];
    for (std::size_t i = 0; i < rows_of_tile; ++i) {
      if constexpr (!a_side_by_side) row[i] = a + (i < rows ? i * a_step : 0);
      for (std::size_t j = 0; j < vectors; ++j) sum[i][j] = Vector(0.0f);
    }
    std::size_t p = 0, left = depth;
    const auto advance = [&](auto steps) {
      for (std::size_t step = 0; step < steps; ++step, a += a_step, b += b_step) {
        accumulate<vectors, a_side_by_side>(row, a, p + step, b, sum);
      }
      left -= steps;
      if constexpr (!moves_rows) p += steps;
      if constexpr (moves_rows && !a_side_by_side) {
        for (const float*& r : row) r += steps;
      }
    };
    using Steps = std::integral_constant<std::size_t, Isa::product_steps>;
    while (left >= Steps::value) advance(Steps{});
    if constexpr (Steps::value > 1) {
      while (left > 0) advance(std::integral_constant<std::size_t, 1>{});
    }
    if (rows == rows_of_tile && columns >= vectors * width) {
      return store_whole<vectors>(sum, c, ldc, beta);
    }
    float sums[rows_of_tile * vectors * width];
    for (std::size_t i = 0; i < rows_of_tile; ++i) {
      for (std::size_t j = 0; j < vectors; ++j) {
        sum[i][j].store_unaligned(sums + (i * vectors + j) * width);
      }
    }
    store_edge<vectors>(sums, rows, columns, c, ldc, beta);
  }

 private:
  // The sums of a tile at an edge of C, of which only some rows and columns are wanted.
  template <std::size_t vectors>
  [[gnu::noinline]] static void store_edge(const float* sums, std::size_t rows, std::size_t columns,
                                           float* c, std::size_t ldc, float beta) {
    for (std::size_t i = 0; i < rows; ++i, sums += vectors * width, c += ldc) {
      for (std::size_t j = 0; j < columns; j += width) {
        store(Vector::load_unaligned(sums + j), columns - j, beta, c + j);
      }
    }
  }

  // A whole tile: without a question for each vector, which would take a good part of the time
  // where the depth is small.
  template <std::size_t vectors>
  static void store_whole(const Vector (&sum)[rows_of_tile][vectors], float* c, std::size_t ldc,
                          float beta) {
    if (beta == 0) {
      for (std::size_t i = 0; i < rows_of_tile; ++i, c += ldc) {
        for (std::size_t j = 0; j < vectors; ++j) sum[i][j].store_unaligned(c + j * width);
      }
      return;
    }
    const Vector factor(beta);
    for (std::size_t i = 0; i < rows_of_tile; ++i, c += ldc) {
      for (std::size_t j = 0; j < vectors; ++j) {
        float* to = c + j * width;
        (sum[i][j] + factor * Vector::load_unaligned(to)).store_unaligned(to);
      }
    }
  }

  // Step p along the depth: A's numbers of it stand side by side at `a`, or each in its row.
  template <std::size_t vectors, bool a_side_by_side>
  static void accumulate(const float* const* row, const float* a, std::size_t p, const float* right,
                         Vector (&sum)[rows_of_tile][vectors]) {
    Vector values[vectors];
    for (std::size_t j = 0; j < vectors; ++j) {
      values[j] = Vector::load_unaligned(right + j * width);
    }
    for (std::size_t i = 0; i < rows_of_tile; ++i) {
      const Vector factor(a_side_by_side ? a[i] : row[i][p]);
      for (std::size_t j = 0; j < vectors; ++j) {
        sum[i][j] = Isa::multiply_add(factor, values[j], sum[i][j]);
      }
    }
  }
};

}  // namespace descent::simd
