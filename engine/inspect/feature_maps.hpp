#pragma once

#include <span>
#include <vector>

#include "engine/core/tensor.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// What each layer puts out for one sample, in the layers' order: tensors of layer_output_shape(),
// without a batch dimension, bit for bit what predict() computes on its way with these kernels.
// Nothing is left to chance, Dropout passes its input on. `sample` are the numbers of one sample,
// row-major; an Error where they are not as many as the model's input has.
std::vector<Tensor> feature_maps(const Sequential& model, const KernelTable& kernels,
                                 std::span<const float> sample);

}  // namespace descent
