#include "engine/kernels/reference/elementwise.hpp"

#include <cmath>

namespace descent::reference {
namespace {

// -1, 0 or 1.
float sign(float x) { return static_cast<float>((x > 0) - (x < 0)); }

}  // namespace

void add_bias(std::size_t rows, std::size_t columns, const float* bias, float* y) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) y[r * columns + c] += bias[c];
  }
}

void column_sums(std::size_t rows, std::size_t columns, const float* x, float beta, float* sums) {
  for (std::size_t c = 0; c < columns; ++c) {
    double sum = beta != 0 ? static_cast<double>(beta) * sums[c] : 0;
    for (std::size_t r = 0; r < rows; ++r) sum += x[r * columns + c];
    sums[c] = static_cast<float>(sum);
  }
}

void add(std::size_t count, const float* x, float* y) {
  for (std::size_t i = 0; i < count; ++i) y[i] += x[i];
}

void multiply(std::size_t count, const float* x, float* y) {
  for (std::size_t i = 0; i < count; ++i) y[i] *= x[i];
}

double regularize(std::size_t count, const float* w, float l1, float l2, float* gradient) {
  double penalty = 0;
  for (std::size_t i = 0; i < count; ++i) {
    gradient[i] += l1 * sign(w[i]) + 2 * l2 * w[i];
    penalty += l1 * std::abs(w[i]) + l2 * w[i] * w[i];
  }
  return penalty;
}

}  // namespace descent::reference
