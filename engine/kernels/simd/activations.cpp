#include "engine/kernels/simd/activations.hpp"

#include "engine/core/vector_math.hpp"
#include "engine/kernels/simd/blocks.hpp"

namespace descent::simd {
namespace {

template <typename Function>
void apply(std::size_t count, const float* x, float* y, Function f) {
  for_each_block(count,
                 [&](std::size_t i, auto block) { block.store(f(block.load(x + i)), y + i); });
}

// dx = dy · slope(s), where the slope is known from s: the activation's argument or its value.
template <typename Slope>
void apply_gradient(std::size_t count, const float* s, const float* dy, float* dx, Slope slope) {
  for_each_block(count, [&](std::size_t i, auto block) {
    block.store(block.load(dy + i) * slope(block.load(s + i)), dx + i);
  });
}

}  // namespace

void activation(Activation f, std::size_t count, const float* x, float* y) {
  const Vector128 zero(0.0f), one(1.0f), leak(leaky_relu_slope);
  switch (f) {
    case Activation::relu:
      return apply(count, x, y, [=](Vector128 v) { return where(v < zero, zero, v); });
    case Activation::leaky_relu:
      return apply(count, x, y, [=](Vector128 v) { return where(v < zero, leak * v, v); });
    case Activation::tanh:
      return apply(count, x, y, [](Vector128 v) { return vector_tanh(v); });
    case Activation::sigmoid:
      return apply(count, x, y, [=](Vector128 v) { return one / (one + vector_exp(-v)); });
    case Activation::linear:
    case Activation::softmax:
      break;
  }
  apply(count, x, y, [](Vector128 v) { return v; });
}

void activation_gradient(Activation f, std::size_t count, const float* x, const float* y,
                         const float* dy, float* dx) {
  const Vector128 zero(0.0f), one(1.0f), leak(leaky_relu_slope);
  switch (f) {
    case Activation::relu:
      return apply_gradient(count, x, dy, dx,
                            [=](Vector128 v) { return where(v > zero, one, zero); });
    case Activation::leaky_relu:
      return apply_gradient(count, x, dy, dx,
                            [=](Vector128 v) { return where(v > zero, one, leak); });
    case Activation::tanh:
      return apply_gradient(count, y, dy, dx, [=](Vector128 v) { return one - v * v; });
    case Activation::sigmoid:
      return apply_gradient(count, y, dy, dx, [=](Vector128 v) { return v * (one - v); });
    case Activation::linear:
    case Activation::softmax:
      break;
  }
  apply(count, dy, dx, [](Vector128 v) { return v; });
}

}  // namespace descent::simd
