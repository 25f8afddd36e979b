#pragma once

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

}  // namespace descent
