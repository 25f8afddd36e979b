#include "engine/layers/activation_layer.hpp"
#include "engine/layers/layer_passes.hpp"

namespace descent {

KeptArrays ActivationLayer::keeps(const CacheRequest&) const {
  return {.output = activation != Activation::linear};
}

void ActivationLayer::forward(const ForwardPass& pass) const {
  if (activation != Activation::linear) {
    activate(pass, activation, pass.input, pass.cache.output.data());
  }
}

void ActivationLayer::backward(const BackwardPass& pass) const {
  if (!pass.skip_activation) {
    activation_backward(pass, activation, pass.input, pass.cache.output.data(),
                        pass.cache.gradient.data());
  }
  pass.pass_on();
}

}  // namespace descent
