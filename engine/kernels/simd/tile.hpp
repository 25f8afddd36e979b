#pragma once

#include <cstddef>
#include <type_traits>

#include "engine/kernels/simd/tile_store.hpp"

// The part of a matrix product that lies in registers: C[rows × columns] = A · B + beta · C for a
// few rows and one or two vectors of columns.
namespace descent::simd {

// Numbers side by side, from a place on.
struct Run {
  std::size_t place, length;
};

template <typename Isa>
class Tile {
 public:
  using Vector = typename Isa::Vector;
  static constexpr std::size_t width = Vector::size, tile_rows = rows_of_tile<Isa>;

  // How the rows of A are walked along. V8 adds a row's place and the step's anyway, so that moving
  // each row costs nothing; natively one counter serves them all, and GCC would keep eight moving
  // places in memory.
#if defined(__wasm__)
  static constexpr bool moves_rows = true;
#else
  static constexpr bool moves_rows = false;
#endif

  // A tile of `rows` × `columns`. Rows that A does not have repeat its first and are thrown away.
  // Not inlined, like those below: in V8 the registers do not suffice for what is around it as
  // well. What the loop needs are plain numbers, because WebAssembly hands on structures through
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

  // Any number of rows, a tile after the other, where A's numbers lie in runs: that of row i and a
  // run's number p at a + row_places[i] + run.place + p. C's numbers are given their ending.
  template <std::size_t vectors>
  [[gnu::noinline]] static void multiply_runs(const Run* runs, std::size_t run_count,
                                              const float* a, const std::size_t* row_places,
                                              const float* b, std::size_t b_step, std::size_t rows,
                                              std::size_t columns, float* c, std::size_t ldc,
                                              float beta, const Ending& ending) {
    for (std::size_t i = 0; i < rows; i += tile_rows, c += tile_rows * ldc) {
      const std::size_t count = rows - i < tile_rows ? rows - i : tile_rows;
      const float* right = b;
      Sums<vectors> sum;
      clear<vectors>(sum);
      for (const Run *run = runs, *end = runs + run_count; run != end; ++run) {
        add_steps<vectors>(run->length, Apart(a + run->place, row_places + i, count), right, b_step,
                           sum);
      }
      Store::template store_tile<vectors>(sum, count, columns, EvenRows{c, ldc}, beta, ending);
    }
  }

  // A tile where A's numbers lie in places: that of row i and step p at a + row_places[i] +
  // step_places[p], or at a + step_places[p] + i.
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
  template <std::size_t vectors>
  [[gnu::noinline]] static void multiply_placed(std::size_t depth, const float* a,
                                                const std::size_t* step_places, const float* b,
                                                std::size_t b_step, std::size_t rows,
                                                std::size_t columns, float* c, std::size_t ldc,
                                                float beta) {
    product<vectors>(depth, PlacedSideBySide{a, step_places}, b, b_step, rows, columns,
                     EvenRows{c, ldc}, beta);
  }

  // A tile that is added to rows of C that lie in places, row i at c + row_places[i]; they may
  // overlap. A's rows are apart.
  template <std::size_t vectors>
  [[gnu::noinline]] static void add_to_places(std::size_t depth, const float* a, std::size_t a_step,
                                              const float* b, std::size_t b_step, std::size_t rows,
                                              std::size_t columns, float* c,
                                              const std::size_t* row_places) {
    product<vectors>(depth, Apart(a, a_step, rows), b, b_step, rows, columns,
                     PlacedRows{c, row_places}, 1);
  }

 private:
  using Store = TileStore<Isa>;
  template <std::size_t vectors>
  using Sums = typename Store::template Sums<vectors>;

  // How A is read: its number of row i at `step` steps from here, and on by so many steps. The
  // places are written such that a compiler sees the constant in them.
  struct SideBySide {
    const float* a;
    std::size_t a_step;

    float at(std::size_t i, std::size_t step) const { return (a + step * a_step)[i]; }
    void advance(std::size_t steps) { a += steps * a_step; }
  };
  struct Apart {
    const float* row[tile_rows];
    std::size_t p = 0;

    Apart(const float* a, std::size_t a_step, std::size_t rows) {
      for (std::size_t i = 0; i < tile_rows; ++i) row[i] = a + (i < rows ? i * a_step : 0);
    }
    Apart(const float* a, const std::size_t* row_places, std::size_t rows) {
      for (std::size_t i = 0; i < tile_rows; ++i) row[i] = a + row_places[i < rows ? i : 0];
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
    const float* row[tile_rows];
    const std::size_t* places;

    Placed(const float* a, const std::size_t* row_places, const std::size_t* step_places,
           std::size_t rows)
        : places(step_places) {
      for (std::size_t i = 0; i < tile_rows; ++i) row[i] = a + row_places[i < rows ? i : 0];
    }
    float at(std::size_t i, std::size_t step) const { return row[i][places[step]]; }
    void advance(std::size_t steps) { places += steps; }
  };
  struct PlacedSideBySide {
    const float* a;
    const std::size_t* places;

    float at(std::size_t i, std::size_t step) const { return (a + places[step])[i]; }
    void advance(std::size_t steps) { places += steps; }
  };

  template <std::size_t vectors, typename NumbersOfA, typename RowsOfC>
  [[gnu::always_inline]] static void product(std::size_t depth, NumbersOfA a, const float* b,
                                             std::size_t b_step, std::size_t rows,
                                             std::size_t columns, RowsOfC rows_of_c, float beta) {
    Sums<vectors> sum;
    clear<vectors>(sum);
    add_steps<vectors>(depth, a, b, b_step, sum);
    Store::template store_tile<vectors>(sum, rows, columns, rows_of_c, beta, {});
  }

  template <std::size_t vectors>
  [[gnu::always_inline]] static void clear(Sums<vectors>& sum) {
    for (auto& row : sum) {
      for (Vector& value : row) value = Vector(0.0f);
    }
  }

  // Leaves b where the next step's numbers are.
  template <std::size_t vectors, typename NumbersOfA>
  [[gnu::always_inline]] static void add_steps(std::size_t depth, NumbersOfA a, const float*& b,
                                               std::size_t b_step, Sums<vectors>& sum) {
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
  }

  template <std::size_t vectors, typename NumbersOfA>
  [[gnu::always_inline]] static void accumulate(const NumbersOfA& a, std::size_t step,
                                                const float* right, Sums<vectors>& sum) {
    Vector values[vectors];
    for (std::size_t j = 0; j < vectors; ++j) {
      values[j] = Vector::load_unaligned(right + j * width);
    }
    for (std::size_t i = 0; i < tile_rows; ++i) {
      const Vector factor(a.at(i, step));
      for (std::size_t j = 0; j < vectors; ++j) {
        sum[i][j] = Isa::multiply_add(factor, values[j], sum[i][j]);
      }
    }
  }
};

}  // namespace descent::simd
