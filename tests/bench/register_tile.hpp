#pragma once

#include <array>
#include <cstddef>

#include "engine/core/vector128.hpp"

// The inner loop of a product of matrices on operands that lie in the first cache.
namespace descent::bench {

inline constexpr std::size_t tile_depth = 128;  // at most 20 KiB of operands
inline constexpr std::size_t widest_tile = 8 * 32;

struct TileOperands {
  alignas(64) std::array<float, tile_depth * 8> a;
  alignas(64) std::array<float, tile_depth * 32> b;
  alignas(64) std::array<float, widest_tile> c;

  TileOperands() {
    a.fill(0.5f);
    b.fill(0.25f);
    c.fill(0);
  }
};

inline TileOperands& tile_operands() {
  static TileOperands instance;
  return instance;
}

// c[4×8] = a · b, both packed: four rows of a, eight columns of b at a time.
template <typename Arithmetic>
[[gnu::noinline]] void tile_4x8(const float* a, const float* b, float* c) {
  Vector128 sums[4][2];
  for (auto& row : sums) row[0] = row[1] = Vector128(0.0f);
  for (std::size_t k = 0; k < tile_depth; ++k, a += 4, b += 8) {
    const Vector128 left = Vector128::load_aligned(b), right = Vector128::load_aligned(b + 4);
    for (int row = 0; row < 4; ++row) {
      const Vector128 factor(a[row]);
      sums[row][0] = Arithmetic::accumulate(sums[row][0], factor, left);
      sums[row][1] = Arithmetic::accumulate(sums[row][1], factor, right);
    }
  }
  for (int row = 0; row < 4; ++row, c += 8) {
    sums[row][0].store_aligned(c);
    sums[row][1].store_aligned(c + 4);
  }
}

template <typename Arithmetic>
void run_tile_4x8(int calls) {
  TileOperands& o = tile_operands();
  for (int i = 0; i < calls; ++i) tile_4x8<Arithmetic>(o.a.data(), o.b.data(), o.c.data());
}

}  // namespace descent::bench
