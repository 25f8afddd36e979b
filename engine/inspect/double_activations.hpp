#pragma once

#include <span>

#include "engine/kernels/activation.hpp"

// Activations in double, for what shows the arithmetic behind a model's floats. The formulas are
// the kernels' (engine/kernels/kernels.hpp), down to the slopes at a kink.
namespace descent {

// f(x), number by number. Softmax takes a row: it leaves x as it is here.
double activated(Activation activation, double x);
// f'(x), where y = activated(activation, x); 1 of softmax. At the kink of relu and leaky_relu it is
// that of the left side.
double activation_slope(Activation activation, double x, double y);

// y = softmax(x) of a row. y may be x.
void softmax_of(std::span<const double> x, std::span<double> y);
// From the gradient with respect to y = softmax(x) that with respect to x, a row each:
// y · (dy − Σ dy·y). dx may be dy.
void softmax_slope(std::span<const double> y, std::span<const double> dy, std::span<double> dx);

}  // namespace descent
