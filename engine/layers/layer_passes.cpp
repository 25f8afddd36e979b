#include "engine/layers/layer_passes.hpp"

#include <algorithm>

namespace descent {

void BackwardPass::pass_on() const {
  if (!input_gradient) return;
  const float* gradient = cache.gradient.data();
  std::copy(gradient, gradient + rows * outputs, input_gradient);
}

bool keeps_input_of(Activation activation, const CacheRequest& request) {
  const bool of_gradient = request.mode != Mode::inference && gradient_reads_input(activation);
  return of_gradient || (request.last && activation != Activation::linear);
}

void activate(const LayerPass& pass, Activation activation, const float* x, float* y) {
  if (activation == Activation::softmax) {
    pass.kernels.softmax(pass.rows, pass.outputs, x, y);
  } else {
    pass.kernels.activation(activation, pass.rows * pass.outputs, x, y);
  }
}

void activation_backward(const LayerPass& pass, Activation activation, const float* x,
                         const float* y, float* gradient) {
  if (activation == Activation::linear) return;
  if (activation == Activation::softmax) {
    pass.kernels.softmax_gradient(pass.rows, pass.outputs, y, gradient, gradient);
  } else {
    const float* kept = gradient_reads_input(activation) ? x : y;
    pass.kernels.activation_gradient(activation, pass.rows * pass.outputs, kept, gradient,
                                     gradient);
  }
}

}  // namespace descent
