#include "engine/kernels/reference/losses.hpp"

#include <cmath>

namespace descent::reference {

double sigmoid_crossentropy(std::size_t count, const float* x, const float* targets, float scale,
                            float* dx) {
  double loss = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const float e = std::exp(-std::abs(x[i]));
    const float sigmoid = x[i] < 0 ? e / (1 + e) : 1 / (1 + e);
    const float positive = x[i] < 0 ? 0 : x[i];
    loss += positive - x[i] * targets[i] + std::log1p(e);
    dx[i] = scale * (sigmoid - targets[i]);
  }
  return loss;
}

double squared_error(std::size_t count, const float* y, const float* targets, float scale,
                     float* dy) {
  double loss = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const float difference = y[i] - targets[i];
    loss += difference * difference;
    dy[i] = scale * 2 * difference;
  }
  return loss;
}

double absolute_error(std::size_t count, const float* y, const float* targets, float scale,
                      float* dy) {
  double loss = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const float difference = y[i] - targets[i];
    loss += std::abs(difference);
    // No sign, neither way: 0, or NaN where the difference is.
    dy[i] = difference > 0 ? scale : difference < 0 ? -scale : scale * difference;
  }
  return loss;
}

}  // namespace descent::reference
