#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/tensor.hpp"

namespace descent {

// What training changes of one layer: empty tensors where the layer has none.
// Gradients have the same form.
struct LayerParameters {
  Tensor kernel =
      no_tensor();            // Dense: (inputs, units); Conv2D: (height, width, channels, filters)
  Tensor bias = no_tensor();  // (units) or (filters)
};
using Parameters = std::vector<LayerParameters>;

// All tensors in order: kernel, bias, kernel, bias, …, without the empty ones.
std::vector<Tensor*> tensors(Parameters& parameters);
std::vector<const Tensor*> tensors(const Parameters& parameters);

// FNV-1a over the bits of all of them, in that order: one number that is the same where every
// weight is.
std::uint64_t weights_hash(const Parameters& parameters);

}  // namespace descent
