#pragma once

#include <cstddef>

#include "engine/kernels/simd/activations.hpp"
#include "engine/kernels/simd/panels.hpp"
#include "engine/kernels/simd/window_places.hpp"

// Convolutions are products of matrices one of which is made of patches: a row for each position,
// what the window covers there. The patches are never written out; the tiles find their numbers in
// the pictures, or add their sums there. Sums are in the order of gemm.hpp.
namespace descent::simd {

// y = f(patches · W + bias): a patch is read in the runs that the window's lines are.
template <typename Isa>
void convolution(const SlidingWindow& window, std::size_t samples, std::size_t filters,
                 const float* x, const float* w, const float* bias, Activation f, float* y) {
  using Blocks = Panels<Isa>;
  const std::size_t positions = samples * window.positions(), numbers = window.patch_size();
  const bool is_relu = f == Activation::relu;
  const Ending ending{bias, is_relu ? 0 : Ending{}.floor};
  Run runs[Blocks::most_depth];
  std::size_t row_places[Blocks::block_rows];
  Blocks panels;
  for (std::size_t j = 0; j < filters; j += Blocks::block_columns) {
    const std::size_t columns = smaller(Blocks::block_columns, filters - j);
    for (std::size_t p = 0, depth = 0; p < numbers; p += depth) {
      depth = Blocks::depth_of_block(numbers - p);
      const bool last = p + depth == numbers;
      const std::size_t run_count = runs_in_window(window, p, depth, runs);
      const auto* kernel =
          panels.prepare(operand(w, filters, false).from(j, p), positions, columns, depth);
      for (std::size_t i = 0; i < positions; i += Blocks::block_rows) {
        const std::size_t rows = smaller(Blocks::block_rows, positions - i);
        float* block = y + i * filters + j;
        places_of_positions(window, i, rows, row_places);
        Blocks::for_each(
            kernel, columns, [&](const auto& b, std::size_t column, std::size_t count, auto v) {
              Tile<Isa>::template multiply_runs<v>(
                  runs, run_count, x, row_places, b.data, b.step, rows, count, block + column,
                  filters, p == 0 ? 0 : 1, last ? ending.from(j + column) : Ending{});
            });
        if (last && !is_relu) bias_activation<Isa>(rows, columns, filters, nullptr, f, block);
      }
    }
  }
}

// One tile's rows of patchesᵀ · dy with all columns of dy: numbers of the window × filters, summed
// along some positions.
template <typename Isa>
void multiply_positions(const float* x, const std::size_t* numbers, std::size_t rows,
                        const std::size_t* positions, std::size_t depth,
                        const typename Panels<Isa>::Panel* panels, std::size_t columns, float beta,
                        float* c, std::size_t ldc) {
  using Blocks = Panels<Isa>;
  const bool side_by_side = rows == Blocks::tile_rows && numbers[rows - 1] == numbers[0] + rows - 1;
  Blocks::for_each(
      panels, columns, [&](const auto& b, std::size_t column, std::size_t count, auto v) {
        if (side_by_side) {
          Tile<Isa>::template multiply_placed<v>(depth, x + numbers[0], positions, b.data, b.step,
                                                 rows, count, c + column, ldc, beta);
        } else {
          Tile<Isa>::template multiply_placed<v>(depth, x, numbers, positions, b.data, b.step, rows,
                                                 count, c + column, ldc, beta);
        }
      });
}

// dW = patchesᵀ · dy + beta · dW
template <typename Isa>
void convolution_kernel_gradient(const SlidingWindow& window, std::size_t samples,
                                 std::size_t filters, const float* x, const float* dy, float beta,
                                 float* dw) {
  using Blocks = Panels<Isa>;
  const std::size_t positions = samples * window.positions(), numbers = window.patch_size();
  std::size_t position_places[Blocks::most_depth], number_places[Blocks::block_rows];
  Blocks panels;
  for (std::size_t j = 0; j < filters; j += Blocks::block_columns) {
    const std::size_t columns = smaller(Blocks::block_columns, filters - j);
    for (std::size_t p = 0, depth = 0; p < positions; p += depth) {
      depth = Blocks::depth_of_block(positions - p);
      places_of_positions(window, p, depth, position_places);
      const auto* gradient =
          panels.prepare(operand(dy, filters, false).from(j, p), numbers, columns, depth);
      for (std::size_t i = 0; i < numbers; i += Blocks::block_rows) {
        const std::size_t rows = smaller(Blocks::block_rows, numbers - i);
        places_in_window(window, i, rows, number_places);
        for (std::size_t r = 0; r < rows; r += Blocks::tile_rows) {
          multiply_positions<Isa>(x, number_places + r, smaller(Blocks::tile_rows, rows - r),
                                  position_places, depth, gradient, columns, p == 0 ? beta : 1,
                                  dw + (i + r) * filters + j, filters);
        }
      }
    }
  }
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
        const auto* kernel = panels.prepare(operand(w, filters, true).from(ky * run + j, p),
                                            positions, columns, depth);
        for (std::size_t i = 0; i < positions; i += Blocks::block_rows) {
          const std::size_t rows = smaller(Blocks::block_rows, positions - i);
          places_of_positions(window, i, rows, row_places);
          for (std::size_t r = 0; r < rows; r += Blocks::tile_rows) {
            Blocks::for_each(
                kernel, columns, [&](const auto& b, std::size_t column, std::size_t count, auto v) {
                  Tile<Isa>::template add_to_places<v>(depth, dy + (i + r) * filters + p, filters,
                                                       b.data, b.step,
                                                       smaller(Blocks::tile_rows, rows - r), count,
                                                       line + j + column, row_places + r);
                });
          }
        }
      }
    }
  }
}

}  // namespace descent::simd
