#include "engine/layers/flatten.hpp"
#include "engine/layers/layer_passes.hpp"

namespace descent {

KeptArrays Flatten::keeps(const CacheRequest&) const { return {.output = false}; }

void Flatten::forward(const ForwardPass&) const {}

void Flatten::backward(const BackwardPass& pass) const { pass.pass_on(); }

}  // namespace descent
