#include "engine/kernels/reference/activations.hpp"

#include <cmath>

namespace descent::reference {
namespace {

bool has_sine(float x) { return std::abs(x) <= largest_sin_argument; }

// The comparisons are written so that NaN falls through to x: it stays visible.
float value(Activation f, float x) {
  switch (f) {
    case Activation::relu:
      return x < 0 ? 0 : x;
    case Activation::leaky_relu:
      return x < 0 ? leaky_relu_slope * x : x;
    case Activation::elu:
      return x < 0 ? std::expm1(x) : x;
    case Activation::tanh:
      return std::tanh(x);
    case Activation::sigmoid:
      return 1 / (1 + std::exp(-x));
    case Activation::sin:
      return has_sine(x) ? std::sin(x) : x - x;  // NaN of infinities and of NaN
    case Activation::linear:
    case Activation::softmax:
      break;
  }
  return x;
}

// At the kink of relu and leaky_relu, the slope is that of the left side.
float slope(Activation f, float kept) {
  const float y = kept;
  switch (f) {
    case Activation::relu:
      return y > 0 ? 1.0f : 0.0f;
    case Activation::leaky_relu:
      return y > 0 ? 1.0f : leaky_relu_slope;
    case Activation::elu:
      return y > 0 ? 1 : y + 1;
    case Activation::tanh:
      return 1 - y * y;
    case Activation::sigmoid:
      return y * (1 - y);
    case Activation::sin:
      return has_sine(kept) ? std::cos(kept) : kept - kept;
    case Activation::linear:
    case Activation::softmax:
      break;
  }
  return 1;
}

}  // namespace

void activation(Activation f, std::size_t count, const float* x, float* y) {
  for (std::size_t i = 0; i < count; ++i) y[i] = value(f, x[i]);
}

void activation_gradient(Activation f, std::size_t count, const float* kept, const float* dy,
                         float* dx) {
  for (std::size_t i = 0; i < count; ++i) dx[i] = dy[i] * slope(f, kept[i]);
}

}  // namespace descent::reference
