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

void MaxPooling2D::backward(const BackwardPass& pass) const {
  if (!pass.input_gradient) return;
  const SlidingWindow slides = window(pass.input_shape);
  share_samples(pass, [&](Stretch samples) {
    const std::size_t in = samples.begin * pass.inputs, out = samples.begin * pass.outputs;
    pass.kernels.max_pooling_gradient(slides, samples.count, pass.input + in,
                                      pass.cache.output.data() + out,
                                      pass.cache.gradient.data() + out, pass.input_gradient + in);
  });
}

}  // namespace descent
