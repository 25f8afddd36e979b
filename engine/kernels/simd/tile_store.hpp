#pragma once

#include <cstddef>
#include <limits>

#include "engine/core/vector128.hpp"

// Where a tile's sums go when its loop is done.
namespace descent::simd {

// As many sums as the registers hold: 16 of 4 or 8 floats, 32 of 16 floats. 4 × 8 was the fastest
// of the 128-bit tiles in V8; larger ones spill.
template <typename Isa>
inline constexpr std::size_t rows_of_tile = Isa::Vector::size == 4   ? 4
                                            : Isa::Vector::size == 8 ? 6
                                                                     : 8;

// What a layer makes of C's numbers once they are complete: the larger of c + bias and floor.
struct Ending {
  const float* bias = nullptr;  // of the first column; null: none
  float floor = -std::numeric_limits<float>::infinity();

  bool changes_any() const { return bias || floor > Ending{}.floor; }
  Ending from(std::size_t column) const { return {bias ? bias + column : nullptr, floor}; }
};

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

template <typename Isa>
class TileStore {
 public:
  using Vector = typename Isa::Vector;
  static constexpr std::size_t width = Vector::size, tile_rows = rows_of_tile<Isa>;
  template <std::size_t vectors>
  using Sums = Vector[tile_rows][vectors];

  // c = sum + beta · c, then its ending, for the vector's first `count` numbers; with beta = 0, c
  // is not read.
  static void store(Vector sum, std::size_t count, float beta, float* c, const Ending& ending) {
    const auto load = [&](const float* from) {
      return count >= width ? Vector::load_unaligned(from) : Isa::load_part(from, count, 0);
    };
    if (beta != 0) sum += Vector(beta) * load(c);
    if (ending.bias) sum += load(ending.bias);
    sum = larger_of(sum, Vector(ending.floor));
    if (count >= width) {
      sum.store_unaligned(c);
    } else {
      Isa::store_part(sum, c, count);
    }
  }

  // The same for a tile of `rows` × `columns`.
  template <std::size_t vectors, typename Rows>
  [[gnu::always_inline]] static void store_tile(const Sums<vectors>& sum, std::size_t rows,
                                                std::size_t columns, Rows rows_of_c, float beta,
                                                const Ending& ending) {
    if (rows == tile_rows && columns >= vectors * width) {
      if (ending.changes_any()) return store_ended<vectors>(sum, rows_of_c, beta, ending);
      return store_whole<vectors>(sum, rows_of_c, beta);
    }
    float sums[tile_rows * vectors * width];
    for (std::size_t i = 0; i < tile_rows; ++i) {
      for (std::size_t j = 0; j < vectors; ++j) {
        sum[i][j].store_unaligned(sums + (i * vectors + j) * width);
      }
    }
    store_edge<vectors, Rows>(sums, rows, columns, rows_of_c.c, rows_of_c.step, beta, ending);
  }

 private:
  // A tile at an edge of C, of which only some rows and columns are wanted.
  template <std::size_t vectors, typename Rows>
  [[gnu::noinline]] static void store_edge(const float* sums, std::size_t rows, std::size_t columns,
                                           float* first_row, decltype(Rows::step) step, float beta,
                                           const Ending& ending) {
    Rows rows_of_c{first_row, step};
    for (std::size_t i = 0; i < rows; ++i, sums += vectors * width) {
      float* c = rows_of_c.next();
      for (std::size_t j = 0; j < columns; j += width) {
        store(Vector::load_unaligned(sums + j), columns - j, beta, c + j, ending.from(j));
      }
    }
  }

  // A whole tile: without a question for each vector, which would take a good part of the time
  // where the depth is small.
  template <std::size_t vectors, typename Rows>
  [[gnu::always_inline]] static void store_whole(const Sums<vectors>& sum, Rows rows_of_c,
                                                 float beta) {
    if (beta == 0) {
      for (std::size_t i = 0; i < tile_rows; ++i) {
        float* c = rows_of_c.next();
        for (std::size_t j = 0; j < vectors; ++j) sum[i][j].store_unaligned(c + j * width);
      }
      return;
    }
    const Vector factor(beta);
    for (std::size_t i = 0; i < tile_rows; ++i) {
      float* c = rows_of_c.next();
      for (std::size_t j = 0; j < vectors; ++j) {
        float* to = c + j * width;
        (sum[i][j] + factor * Vector::load_unaligned(to)).store_unaligned(to);
      }
    }
  }

  // Its ending in the same go: a pass of its own over C costs a shallow product a tenth.
  template <std::size_t vectors, typename Rows>
  [[gnu::always_inline]] static void store_ended(const Sums<vectors>& sum, Rows rows_of_c,
                                                 float beta, const Ending& ending) {
    const Vector floor(ending.floor);
    Vector bias[vectors];
    for (std::size_t j = 0; j < vectors; ++j) {
      bias[j] = ending.bias ? Vector::load_unaligned(ending.bias + j * width) : Vector(0.0f);
    }
    for (std::size_t i = 0; i < tile_rows; ++i) {
      float* c = rows_of_c.next();
      for (std::size_t j = 0; j < vectors; ++j) {
        float* to = c + j * width;
        Vector value = sum[i][j];
        if (beta != 0) value += Vector(beta) * Vector::load_unaligned(to);
        larger_of(value + bias[j], floor).store_unaligned(to);
      }
    }
  }
};

}  // namespace descent::simd
