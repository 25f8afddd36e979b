#include "engine/inspect/double_activations.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace descent {

double activated(Activation activation, double x) {
  switch (activation) {
    case Activation::relu:
      return x < 0 ? 0 : x;
    case Activation::leaky_relu:
      return x < 0 ? double{leaky_relu_slope} * x : x;
    case Activation::elu:
      return x < 0 ? std::expm1(x) : x;
    case Activation::tanh:
      return std::tanh(x);
    case Activation::sigmoid:
      return 1 / (1 + std::exp(-x));
    case Activation::sin:
      return std::abs(x) > double{largest_sin_argument} ? x - x : std::sin(x);
    case Activation::linear:
    case Activation::softmax:
      break;  // softmax needs its neighbours
  }
  return x;
}

double activation_slope(Activation activation, double x, double y) {
  switch (activation) {
    case Activation::relu:
      return x > 0 ? 1 : 0;
    case Activation::leaky_relu:
      return x > 0 ? 1 : double{leaky_relu_slope};
    case Activation::elu:
      return x < 0 ? y + 1 : 1;
    case Activation::tanh:
      return 1 - y * y;
    case Activation::sigmoid:
      return y * (1 - y);
    case Activation::sin:
      return std::abs(x) > double{largest_sin_argument} ? 0 : std::cos(x);
    case Activation::linear:
    case Activation::softmax:
      break;
  }
  return 1;
}

void softmax_of(std::span<const double> x, std::span<double> y) {
  const double largest = *std::max_element(x.begin(), x.end());
  double all = 0;
  for (std::size_t i = 0; i < x.size(); ++i) all += y[i] = std::exp(x[i] - largest);
  for (double& value : y) value /= all;
}

void softmax_slope(std::span<const double> y, std::span<const double> dy, std::span<double> dx) {
  double sum = 0;
  for (std::size_t i = 0; i < y.size(); ++i) sum += dy[i] * y[i];
  for (std::size_t i = 0; i < y.size(); ++i) dx[i] = y[i] * (dy[i] - sum);
}

}  // namespace descent
