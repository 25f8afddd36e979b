#include "engine/layers/average_pooling2d.hpp"
#include "engine/layers/layer_passes.hpp"

namespace descent {

KeptArrays AveragePooling2D::keeps(const CacheRequest&) const { return {}; }

void AveragePooling2D::forward(const ForwardPass& pass) const {
  const SlidingWindow slides = window(pass.input_shape);
  share_samples(pass, [&](Stretch samples) {
    pass.kernels.average_pooling(slides, samples.count, pass.input + samples.begin * pass.inputs,
                                 pass.cache.output.data() + samples.begin * pass.outputs);
  });
}

void AveragePooling2D::backward(const BackwardPass& pass) const {
  if (!pass.input_gradient) return;
  const SlidingWindow slides = window(pass.input_shape);
  share_samples(pass, [&](Stretch samples) {
    pass.kernels.average_pooling_gradient(slides, samples.count,
                                          pass.cache.gradient.data() + samples.begin * pass.outputs,
                                          pass.input_gradient + samples.begin * pass.inputs);
  });
}

}  // namespace descent
