#include "engine/layers/layer_passes.hpp"
#include "engine/layers/max_pooling2d.hpp"

namespace descent {

KeptArrays MaxPooling2D::keeps(const CacheRequest&) const { return {}; }

void MaxPooling2D::forward(const ForwardPass& pass) const {
  const SlidingWindow slides = window(pass.input_shape);
  share_samples(pass, [&](Stretch samples) {
    pass.kernels.max_pooling(slides, samples.count, pass.input + samples.begin * pass.inputs,
                             pass.cache.output.data() + samples.begin * pass.outputs);
  });
}

bool MaxPooling2D::takes_along(Activation before) const {
  const bool overlap = pool_size.height > strides.height || pool_size.width > strides.width;
  return !overlap && before != Activation::softmax && !gradient_reads_input(before);
}

void MaxPooling2D::backward(const BackwardPass& pass) const {
  if (!pass.input_gradient) return;
  const SlidingWindow slides = window(pass.input_shape);
  share_samples(pass, [&](Stretch samples) {
    const float* x = pass.input + samples.begin * pass.inputs;
    const float* y = pass.cache.output.data() + samples.begin * pass.outputs;
    float* dy = pass.cache.gradient.data() + samples.begin * pass.outputs;
    if (pass.activation_before != Activation::linear) {
      pass.kernels.activation_gradient(pass.activation_before, samples.count * pass.outputs, y, dy,
                                       dy);
    }
    pass.kernels.max_pooling_gradient(slides, samples.count, x, y, dy,
                                      pass.input_gradient + samples.begin * pass.inputs);
  });
}

}  // namespace descent
