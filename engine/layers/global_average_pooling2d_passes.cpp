#include "engine/layers/global_average_pooling2d.hpp"
#include "engine/layers/layer_passes.hpp"

namespace descent {

KeptArrays GlobalAveragePooling2D::keeps(const CacheRequest&) const { return {}; }

void GlobalAveragePooling2D::forward(const ForwardPass& pass) const {
  const SlidingWindow whole = window(pass.input_shape);
  share_samples(pass, [&](Stretch samples) {
    pass.kernels.average_pooling(whole, samples.count, pass.input + samples.begin * pass.inputs,
                                 pass.cache.output.data() + samples.begin * pass.outputs);
  });
}

void GlobalAveragePooling2D::backward(const BackwardPass& pass) const {
  if (!pass.input_gradient) return;
  const SlidingWindow whole = window(pass.input_shape);
  share_samples(pass, [&](Stretch samples) {
    pass.kernels.average_pooling_gradient(whole, samples.count,
                                          pass.cache.gradient.data() + samples.begin * pass.outputs,
                                          pass.input_gradient + samples.begin * pass.inputs);
  });
}

}  // namespace descent
