#pragma once

#include <string_view>

#include "engine/kernels/simd/activations.hpp"
#include "engine/kernels/simd/adadelta.hpp"
#include "engine/kernels/simd/convolution.hpp"
#include "engine/kernels/simd/elementwise.hpp"
#include "engine/kernels/simd/gemm.hpp"
#include "engine/kernels/simd/losses.hpp"
#include "engine/kernels/simd/optimizers.hpp"
#include "engine/kernels/simd/peak.hpp"
#include "engine/kernels/simd/pooling.hpp"
#include "engine/kernels/simd/softmax.hpp"

namespace descent::simd {

// All kernels for one instruction set. Those that only copy, compare and add (pictures) are the
// same for all.
template <typename Isa>
KernelTable make_table(std::string_view name, std::string_view instructions) {
  return {
      .name = name,
      .instructions = instructions,
      .gemm = gemm<Isa>,
      .dense = dense<Isa>,
      .add_bias = add_bias<Isa>,
      .column_sums = column_sums<Isa>,
      .patches = patches,
      .add_patches = add_patches,
      .max_pooling = max_pooling,
      .max_pooling_gradient = max_pooling_gradient,
      .average_pooling = average_pooling,
      .average_pooling_gradient = average_pooling_gradient,
      .activation = activation<Isa>,
      .activation_gradient = activation_gradient<Isa>,
      .softmax = softmax<Isa>,
      .softmax_gradient = softmax_gradient<Isa>,
      .softmax_crossentropy = softmax_crossentropy<Isa>,
      .sigmoid_crossentropy = sigmoid_crossentropy<Isa>,
      .squared_error = squared_error<Isa>,
      .absolute_error = absolute_error<Isa>,
      .add = add<Isa>,
      .multiply = multiply<Isa>,
      .regularize = regularize<Isa>,
      .sgd = sgd<Isa>,
      .rmsprop = rmsprop<Isa>,
      .adagrad = adagrad<Isa>,
      .adadelta = adadelta,
      .adam = adam<Isa>,
      .peak = peak<Isa>,
  };
}

}  // namespace descent::simd
