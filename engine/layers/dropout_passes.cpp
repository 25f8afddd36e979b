#include <algorithm>

#include "engine/layers/dropout.hpp"
#include "engine/layers/layer_passes.hpp"

namespace descent {

KeptArrays Dropout::keeps(const CacheRequest& request) const {
  if (request.mode != Mode::training) return {.output = false};
  return {.own = {request.rows * element_count(request.input_shape)}};
}

void Dropout::forward(const ForwardPass& pass) const {
  if (pass.mode != Mode::training) return;
  const std::size_t count = pass.rows * pass.outputs;
  const float kept = 1 / (1 - rate);
  float* mask = pass.cache.own[0].data();
  if (pass.random) {
    for (std::size_t i = 0; i < count; ++i) mask[i] = pass.random->uniform() < rate ? 0 : kept;
  } else {
    std::fill_n(mask, count, 1.0f);
  }
  std::copy(pass.input, pass.input + count, pass.cache.output.data());
  pass.kernels.multiply(count, mask, pass.cache.output.data());
}

void Dropout::backward(const BackwardPass& pass) const {
  if (pass.mode == Mode::training) {
    pass.kernels.multiply(pass.rows * pass.outputs, pass.cache.own[0].data(),
                          pass.cache.gradient.data());
  }
  pass.pass_on();
}

}  // namespace descent
