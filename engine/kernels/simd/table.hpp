#pragma once

#include <string_view>

#include "engine/kernels/simd/activations.hpp"
#include "engine/kernels/simd/elementwise.hpp"
#include "engine/kernels/simd/gemm.hpp"
#include "engine/kernels/simd/losses.hpp"
#include "engine/kernels/simd/optimizers.hpp"
#include "engine/kernels/simd/softmax.hpp"

namespace descent::simd {

// All kernels for one instruction set.
template <typename Isa>
KernelTable make_table(std::string_view name, std::string_view instructions) {
  return {
      .name = name,
      .instructions = instructions,
      .gemm = gemm<Isa>,
      .dense = dense<Isa>,
      .add_bias = add_bias<Isa>,
      .column_sums = column_sums<Isa>,
      .activation = activation<Isa>,
      .activation_gradient = activation_gradient<Isa>,
      .softmax = softmax<Isa>,
      .softmax_gradient = softmax_gradient<Isa>,
      .softmax_crossentropy = softmax_crossentropy<Isa>,
      .sigmoid_crossentropy = sigmoid_crossentropy<Isa>,
      .squared_error = squared_error<Isa>,
      .absolute_error = absolute_error<Isa>,
      .multiply = multiply<Isa>,
      .regularize = regularize<Isa>,
      .sgd = sgd<Isa>,
      .rmsprop = rmsprop<Isa>,
      .adagrad = adagrad<Isa>,
      .adam = adam<Isa>,
  };
}

}  // namespace descent::simd
