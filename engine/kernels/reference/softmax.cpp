#include "engine/kernels/reference/softmax.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace descent::reference {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

// y = exp(x - largest); returns the sum. A NaN or +infinity in x makes the sum NaN.
double exponentials(std::size_t columns, const float* x, float largest, float* y) {
  double sum = 0;
  for (std::size_t c = 0; c < columns; ++c) {
    y[c] = std::exp(x[c] - largest);
    sum += y[c];
  }
  return sum;
}

}  // namespace

void softmax(std::size_t rows, std::size_t columns, const float* x, float* y) {
  if (columns == 0) return;
  for (std::size_t r = 0; r < rows; ++r, x += columns, y += columns) {
    const float largest = *std::max_element(x, x + columns);
    const double sum = exponentials(columns, x, largest, y);
    for (std::size_t c = 0; c < columns; ++c) y[c] = static_cast<float>(y[c] / sum);
  }
}

void softmax_gradient(std::size_t rows, std::size_t columns, const float* y, const float* dy,
                      float* dx) {
  for (std::size_t r = 0; r < rows; ++r, y += columns, dy += columns, dx += columns) {
    double sum = 0;
    for (std::size_t c = 0; c < columns; ++c) sum += static_cast<double>(dy[c]) * y[c];
    for (std::size_t c = 0; c < columns; ++c) dx[c] = static_cast<float>(y[c] * (dy[c] - sum));
  }
}

double softmax_crossentropy(std::size_t rows, std::size_t columns, const float* x,
                            const float* labels, float scale, float* dx) {
  double loss = 0;
  if (columns == 0) return loss;
  for (std::size_t r = 0; r < rows; ++r, x += columns, dx += columns) {
    const float largest = *std::max_element(x, x + columns);
    const bool has_label = labels[r] >= 0 && labels[r] < static_cast<float>(columns);
    const std::size_t label = has_label ? static_cast<std::size_t>(labels[r]) : 0;
    const float at_label = has_label ? x[label] - largest : nan;
    const double sum = exponentials(columns, x, largest, dx);
    loss += std::log(sum) - at_label;
    for (std::size_t c = 0; c < columns; ++c) dx[c] = static_cast<float>(scale * (dx[c] / sum));
    dx[label] = has_label ? dx[label] - scale : nan;
  }
  return loss;
}

}  // namespace descent::reference
