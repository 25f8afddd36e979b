#pragma once

#include <cstddef>

#include "engine/kernels/simd/activations.hpp"
#include "engine/kernels/simd/panels.hpp"
#include "engine/kernels/simd/window_places.hpp"

// Convolutions are products of matrices one of which is made of patches: a row for each position,
// what the window covers there. The patches are never written out; the tiles find their numbers in
// the pictures, or add their sums there. Sums are in the order of gemm.hpp.
namespace descent::simd {

using WritePlaces = void (*)(const SlidingWindow&, std::size_t first, std::size_t count,
                             std::size_t* places);

// C[m×n] = A[m×k] · B[k×n] + beta · C, where A lies in the pictures x: that of row i and step p at
// the sum of both places. C's rows are n long.
struct PlacedProduct {
  std::size_t m, n, k;
  const SlidingWindow& window;
  const float* x;
  WritePlaces rows, steps;
  Lines b;  // its columns
  float beta;
  float* c;
};

// One tile's rows of it, and some of its steps.
struct PlacedTile {
  const float* x;
  const std::size_t *row_places, *step_places;
  std::size_t rows, depth;
};

// They are packed where many columns use them: then one number leads through all.
template <typename Isa>
bool must_pack(const PlacedTile& tile, std::size_t columns) {
  using Blocks = Panels<Isa>;
  return Blocks::width == 4 && tile.rows == Blocks::tile_rows &&
         columns >= 4 * Blocks::tile_columns;
}

template <typename Isa>
void multiply_tiles(const PlacedTile& tile, const typename Panels<Isa>::Panel* columns_of_b,
                    std::size_t columns, float* packed, const Target& target) {
  using Blocks = Panels<Isa>;
  using Panel = typename Blocks::Panel;
  const auto& [x, row_places, step_places, rows, depth] = tile;
  if (must_pack<Isa>(tile, columns)) {
    pack_placed(x, row_places, step_places, depth, packed);
    return Blocks::for_each(
        columns_of_b, columns, [&](const Panel& b, std::size_t j, std::size_t count, auto vectors) {
          Tile<Isa>::template multiply<vectors, true>(depth, packed, Blocks::tile_rows, b.data,
                                                      b.step, rows, count, target.c + j, target.ldc,
                                                      target.beta);
        });
  }
  Blocks::for_each(
      columns_of_b, columns, [&](const Panel& b, std::size_t j, std::size_t count, auto vectors) {
        Tile<Isa>::template multiply_placed<vectors>(depth, x, row_places, step_places, b.data,
                                                     b.step, rows, count, target.c + j, target.ldc,
                                                     target.beta);
      });
}

// finish(row, column, rows, columns) is called for each block of C as soon as it is done.
template <typename Isa, typename Finish>
void multiply_placed(const PlacedProduct& product, Finish&& finish) {
  using Blocks = Panels<Isa>;
  const auto& [m, n, k, window, x, rows_of, steps_of, b, beta, c] = product;
  std::size_t step_places[Blocks::most_depth], row_places[Blocks::block_rows];
  Blocks panels;
  float* packed = panels.rows();
  for (std::size_t j = 0; j < n; j += Blocks::block_columns) {
    const std::size_t columns = smaller(Blocks::block_columns, n - j);
    for (std::size_t p = 0, depth = 0; p < k; p += depth) {
      depth = Blocks::depth_of_block(k - p);
      steps_of(window, p, depth, step_places);
      const auto* columns_of_b = panels.prepare(b.from(j, p), m, columns, depth);
      for (std::size_t i = 0; i < m; i += Blocks::block_rows) {
        const std::size_t rows = smaller(Blocks::block_rows, m - i);
        rows_of(window, i, rows, row_places);
        for (std::size_t r = 0; r < rows; r += Blocks::tile_rows) {
          const std::size_t count = smaller(Blocks::tile_rows, rows - r);
          const PlacedTile tile{x, row_places + r, step_places, count, depth};
          multiply_tiles<Isa>(tile, columns_of_b, columns, packed,
                              {c + (i + r) * n + j, n, p == 0 ? beta : 1});
        }
        if (p + depth >= k) finish(i, j, rows, columns);
      }
    }
  }
}

template <typename Isa>
void convolution(const SlidingWindow& window, std::size_t samples, std::size_t filters,
                 const float* x, const float* w, const float* bias, Activation f, float* y) {
  const PlacedProduct product{
      samples * window.positions(), filters,          window.patch_size(),        window, x,
      places_of_positions,          places_in_window, operand(w, filters, false), 0,      y};
  multiply_placed<Isa>(product, [&](std::size_t r, std::size_t c, std::size_t rows,
                                    std::size_t columns) {
    bias_activation<Isa>(rows, columns, filters, bias ? bias + c : nullptr, f, y + r * filters + c);
  });
}

template <typename Isa>
void convolution_kernel_gradient(const SlidingWindow& window, std::size_t samples,
                                 std::size_t filters, const float* x, const float* dy, float beta,
                                 float* dw) {
  const PlacedProduct product{window.patch_size(),
                              filters,
                              samples * window.positions(),
                              window,
                              x,
                              places_in_window,
                              places_of_positions,
                              operand(dy, filters, false),
                              beta,
                              dw};
  multiply_placed<Isa>(product, [](std::size_t, std::size_t, std::size_t, std::size_t) {});
}

// dpatches = dy · Wᵀ, a line of the window at a time: its numbers lie side by side in the pictures.
template <typename Isa>
void convolution_input_gradient(const SlidingWindow& window, std::size_t samples,
                                std::size_t filters, const float* dy, const float* w, float* dx) {
  using Blocks = Panels<Isa>;
  const std::size_t positions = samples * window.positions();
  const std::size_t run = window.window_width * window.channels;
  std::size_t row_places[Blocks::block_rows];
  Blocks panels;
  for (std::size_t ky = 0; ky < window.window_height; ++ky) {
    float* line = dx + ky * window.width * window.channels;
    for (std::size_t j = 0; j < run; j += Blocks::block_columns) {
      const std::size_t columns = smaller(Blocks::block_columns, run - j);
      for (std::size_t p = 0, depth = 0; p < filters; p += depth) {
        depth = Blocks::depth_of_block(filters - p);
        const auto* columns_of_b = panels.prepare(operand(w, filters, true).from(ky * run + j, p),
                                                  positions, columns, depth);
        for (std::size_t i = 0; i < positions; i += Blocks::block_rows) {
          const std::size_t rows = smaller(Blocks::block_rows, positions - i);
          places_of_positions(window, i, rows, row_places);
          for (std::size_t r = 0; r < rows; r += Blocks::tile_rows) {
            Blocks::for_each(columns_of_b, columns,
                             [&](const auto& panel, std::size_t column, std::size_t count, auto v) {
                               Tile<Isa>::template add_to_places<v, false>(
                                   depth, dy + (i + r) * filters + p, filters, panel.data,
                                   panel.step, smaller(Blocks::tile_rows, rows - r), count,
                                   line + j + column, row_places + r);
                             });
          }
        }
      }
    }
  }
}

}  // namespace descent::simd
