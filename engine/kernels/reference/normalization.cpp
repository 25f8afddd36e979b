#include "engine/kernels/reference/normalization.hpp"

namespace descent::reference {

void column_moments(std::size_t rows, std::size_t columns, const float* x, std::size_t ld,
                    float* mean, float* variance) {
  const auto count = static_cast<double>(rows);
  for (std::size_t c = 0; c < columns; ++c) {
    double sum = 0, squares = 0;
    for (std::size_t r = 0; r < rows; ++r) sum += x[r * ld + c];
    mean[c] = static_cast<float>(sum / count);
    for (std::size_t r = 0; r < rows; ++r) {
      const double deviation = static_cast<double>(x[r * ld + c]) - mean[c];
      squares += deviation * deviation;
    }
    variance[c] = static_cast<float>(squares / count);
  }
}

void normalize(std::size_t rows, std::size_t columns, const float* x, const float* mean,
               const float* scale, const float* shift, float* y) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      const std::size_t i = r * columns + c;
      y[i] = (x[i] - mean[c]) * scale[c] + shift[c];
    }
  }
}

void normalize_sums(std::size_t rows, std::size_t columns, const float* x, const float* dy,
                    std::size_t ld, const float* mean, float* sums, float* products) {
  for (std::size_t c = 0; c < columns; ++c) {
    double sum = 0, product = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      const double gradient = dy[r * ld + c];
      sum += gradient;
      product += gradient * (static_cast<double>(x[r * ld + c]) - mean[c]);
    }
    sums[c] = static_cast<float>(sum);
    products[c] = static_cast<float>(product);
  }
}

void normalize_gradient(std::size_t rows, std::size_t columns, const float* x, const float* dy,
                        const float* mean, const float* scale, const float* offset,
                        const float* slope, float* dx) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      const std::size_t i = r * columns + c;
      dx[i] = scale[c] * (dy[i] - offset[c] - (x[i] - mean[c]) * slope[c]);
    }
  }
}

}  // namespace descent::reference
