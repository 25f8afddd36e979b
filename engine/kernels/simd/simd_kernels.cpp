#include "engine/kernels/simd/simd_kernels.hpp"

#include "engine/kernels/simd/activations.hpp"
#include "engine/kernels/simd/adadelta.hpp"
#include "engine/kernels/simd/convolution.hpp"
#include "engine/kernels/simd/elementwise.hpp"
#include "engine/kernels/simd/gemm.hpp"
#include "engine/kernels/simd/losses.hpp"
#include "engine/kernels/simd/optimizers.hpp"
#include "engine/kernels/simd/pooling.hpp"
#include "engine/kernels/simd/softmax.hpp"

namespace descent {

const KernelTable& simd_kernels() {
  using namespace simd;
  static const KernelTable table = {
      .name = "simd",
      .gemm = gemm,
      .add_bias = add_bias,
      .add_column_sums = add_column_sums,
      .patches = patches,
      .add_patches = add_patches,
      .max_pooling = max_pooling,
      .max_pooling_gradient = max_pooling_gradient,
      .average_pooling = average_pooling,
      .average_pooling_gradient = average_pooling_gradient,
      .activation = activation,
      .activation_gradient = activation_gradient,
      .softmax = softmax,
      .softmax_gradient = softmax_gradient,
      .softmax_crossentropy = softmax_crossentropy,
      .sigmoid_crossentropy = sigmoid_crossentropy,
      .squared_error = squared_error,
      .absolute_error = absolute_error,
      .multiply = multiply,
      .regularize = regularize,
      .sgd = sgd,
      .rmsprop = rmsprop,
      .adagrad = adagrad,
      .adadelta = adadelta,
      .adam = adam,
  };
  return table;
}

}  // namespace descent
