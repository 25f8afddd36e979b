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
  // Not inlined, like the two below: in V8 the registers do not suffice for what is around it as
  // well. Their arguments are plain numbers, because WebAssembly hands on structures through
  // memory.
  template <std::size_t vectors, bool a_side_by_side>
  [[gnu::noinline]] static void multiply(std::size_t depth, const float* a, std::size_t a_step,
                                         const float* b, std::size_t b_step, std::size_t rows,
                                         std::size_t columns, float* c, std::size_t ldc,
                                         float beta) {
    const EvenRows rows_of_c{c, ldc};
    if constexpr (a_side_by_side) {
      product<vectors>(depth, SideBySide{a, a_step}, b, b_step, rows, columns, rows_of_c, beta);
    } else {
      product<vectors>(depth, Apart(a, a_step, rows), b, b_step, rows, columns, rows_of_c, beta);
    }
  }

  // The same, where A's numbers lie in places: that of row i and step p at a + row_places[i] +
  // step_places[p].
  template <std::size_t vectors>
  [[gnu::noinline]] static void multiply_placed(std::size_t depth, const float* a,
                                                const std::size_t* row_places,
                                                const std::size_t* step_places, const float* b,
                                                std::size_t b_step, std::size_t rows,
                                                std::size_t columns, float* c, std::size_t ldc,
                                                float beta) {
    product<vectors>(depth, Placed(a, row_places, step_places, rows), b, b_step, rows, columns,
                     EvenRows{c, ldc}, beta);
  }

  // The same, added to rows of C that lie in places, row i at c + row_places[i]; they may overlap.
  template <std::size_t vectors, bool a_side_by_side>
  [[gnu::noinline]] static void add_to_places(std::size_t depth, const float* a, std::size_t a_step,
                                              const float* b, std::size_t b_step, std::size_t rows,
                                              std::size_t columns, float* c,
                                              const std::size_t* row_places) {
    const PlacedRows rows_of_c{c, row_places};
    if constexpr (a_side_by_side) {
      product<vectors>(depth, SideBySide{a, a_step}, b, b_step, rows, columns, rows_of_c, 1);
    } else {
      product<vectors>(depth, Apart(a, a_step, rows), b, b_step, rows, columns, rows_of_c, 1);
    }
  }

 private:
  // C's rows, one after the other.
  struct EvenRows {
    float* c;
    std::size_t step;

    float* next() {
      float* row = c;
      c += step;
      return row;
    }
  };
  struct PlacedRows {
    float* c;
    const std::size_t* step;  // to each from c

    float* next() { return c + *step++; }
  };

  // How A is read: its number of row i at `step` steps from here, and on by so many steps. The
  // places are written such that a compiler sees the constant in them.
  struct SideBySide {
    const float* a;
    std::size_t a_step;

    float at(std::size_t i, std::size_t step) const { return (a + step * a_step)[i]; }
    void advance(std::size_t steps) { a += steps * a_step; }
  };
  struct Apart {
    const float* row[rows_of_tile];
    std::size_t p = 0;

    Apart(const float* a, std::size_t a_step, std::size_t rows) {
      for (std::size_t i = 0; i < rows_of_tile; ++i) row[i] = a + (i < rows ? i * a_step : 0);
    }
    float at(std::size_t i, std::size_t step) const { return (row[i] + p)[step]; }
    void advance(std::size_t steps) {
      if constexpr (moves_rows) {
        for (const float*& r : row) r += steps;
      } else {
        p += steps;
      }
    }
  };
  struct Placed {
    const float* row[rows_of_tile];
    const std::size_t* places;

    Placed(const float* a, const std::size_t* row_places, const std::size_t* step_places,
           std::size_t rows)
        : places(step_places) {
      for (std::size_t i = 0; i < rows_of_tile; ++i) row[i] = a + row_places[i < rows ? i : 0];
    }
    float at(std::size_t i, std::size_t step) const { return row[i][places[step]]; }
    void advance(std::size_t steps) { places += steps; }
  };

  template <std::size_t vectors, typename NumbersOfA, typename RowsOfC>
  [[gnu::always_inline]] static void product(std::size_t depth, NumbersOfA a, const float* b,
                                             std::size_t b_step, std::size_t rows,
                                             std::size_t columns, RowsOfC rows_of_c, float beta) {
    Vector sum[rows_of_tile][vectors];
    for (auto& row : sum) {
      for (Vector& value : row) value = Vector(0.0f);
    }
    std::size_t left = depth;
    const auto advance = [&](auto steps) {
      for (std::size_t step = 0; step < steps; ++step, b += b_step) {
        accumulate<vectors>(a, step, b, sum);
      }
      a.advance(steps);
      left -= steps;
    };
    using Steps = std::integral_constant<std::size_t, Isa::product_steps>;
    while (left >= Steps::value) advance(Steps{});
    if constexpr (Steps::value > 1) {
      while (left > 0) advance(std::integral_constant<std::size_t, 1>{});
    }
    if (rows == rows_of_tile && columns >= vectors * width) {
      return store_whole<vectors>(sum, rows_of_c, beta);
    }
    float sums[rows_of_tile * vectors * width];
    for (std::size_t i = 0; i < rows_of_tile; ++i) {
      for (std::size_t j = 0; j < vectors; ++j) {
        sum[i][j].store_unaligned(sums + (i * vectors + j) * width);
      }
    }
    store_edge<vectors, RowsOfC>(sums, rows, columns, rows_of_c.c, rows_of_c.step, beta);
  }

  // The sums of a tile at an edge of C, of which only some rows and columns are wanted.
  template <std::size_t vectors, typename RowsOfC>
  [[gnu::noinline]] static void store_edge(const float* sums, std::size_t rows, std::size_t columns,
                                           float* first_row, decltype(RowsOfC::step) step,
                                           float beta) {
    RowsOfC rows_of_c{first_row, step};
    for (std::size_t i = 0; i < rows; ++i, sums += vectors * width) {
      float* c = rows_of_c.next();
      for (std::size_t j = 0; j < columns; j += width) {
        store(Vector::load_unaligned(sums + j), columns - j, beta, c + j);
      }
    }
  }

  // A whole tile: without a question for each vector, which would take a good part of the time
  // where the depth is small.
  template <std::size_t vectors, typename RowsOfC>
  [[gnu::always_inline]] static void store_whole(const Vector (&sum)[rows_of_tile][vectors],
                                                 RowsOfC rows_of_c, float beta) {
    if (beta == 0) {
      for (std::size_t i = 0; i < rows_of_tile; ++i) {
        float* c = rows_of_c.next();
        for (std::size_t j = 0; j < vectors; ++j) sum[i][j].store_unaligned(c + j * width);
      }
      return;
    }
    const Vector factor(beta);
    for (std::size_t i = 0; i < rows_of_tile; ++i) {
      float* c = rows_of_c.next();
      for (std::size_t j = 0; j < vectors; ++j) {
        float* to = c + j * width;
        (sum[i][j] + factor * Vector::load_unaligned(to)).store_unaligned(to);
      }
    }
  }

  template <std::size_t vectors, typename NumbersOfA>
  [[gnu::always_inline]] static void accumulate(const NumbersOfA& a, std::size_t step,
                                                const float* right,
                                                Vector (&sum)[rows_of_tile][vectors]) {
    Vector values[vectors];
    for (std::size_t j = 0; j < vectors; ++j) {
      values[j] = Vector::load_unaligned(right + j * width);
    }
    for (std::size_t i = 0; i < rows_of_tile; ++i) {
      const Vector factor(a.at(i, step));
      for (std::size_t j = 0; j < vectors; ++j) {
        sum[i][j] = Isa::multiply_add(factor, values[j], sum[i][j]);
      }
    }
  }
};

}  // namespace descent::simd
