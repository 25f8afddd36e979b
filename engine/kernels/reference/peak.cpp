#include "engine/kernels/reference/peak.hpp"

#include "engine/kernels/peak.hpp"

namespace descent::reference {
namespace {

constexpr std::size_t rows = 4, columns = 8;

}  // namespace

std::uint64_t peak(std::size_t tiles, const float* operands, float* c) {
  const float* a = operands;
  const float* b = operands + peak_depth * peak_most_rows;
  for (std::size_t tile = 0; tile < tiles; ++tile) {
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        float sum = 0;
        for (std::size_t k = 0; k < peak_depth; ++k) {
          sum += a[k * rows + i] * b[k * columns + j];
        }
        c[i * columns + j] = sum;
      }
    }
  }
  return std::uint64_t{tiles} * peak_depth * rows * columns;
}

}  // namespace descent::reference
