#pragma once

#include <cstdint>
#include <vector>

#include "engine/layers/layer_parameters.hpp"

namespace descent {

// What training changes of a model, layer by layer.
using Parameters = std::vector<LayerParameters>;

// All tensors in order: kernel, bias, kernel, bias, …
std::vector<Tensor*> tensors(Parameters& parameters);
std::vector<const Tensor*> tensors(const Parameters& parameters);

// FNV-1a over the bits of all of them, in that order: one number that is the same where every
// weight is.
std::uint64_t weights_hash(const Parameters& parameters);

}  // namespace descent
