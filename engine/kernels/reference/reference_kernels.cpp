#include "engine/kernels/reference/reference_kernels.hpp"

#include "engine/kernels/reference/activations.hpp"
#include "engine/kernels/reference/adadelta.hpp"
#include "engine/kernels/reference/convolution.hpp"
#include "engine/kernels/reference/dense.hpp"
#include "engine/kernels/reference/elementwise.hpp"
#include "engine/kernels/reference/gemm.hpp"
#include "engine/kernels/reference/losses.hpp"
#include "engine/kernels/reference/optimizers.hpp"
#include "engine/kernels/reference/peak.hpp"
#include "engine/kernels/reference/pooling.hpp"
#include "engine/kernels/reference/softmax.hpp"

namespace descent {

const KernelTable& reference_kernels() {
  using namespace reference;
  static const KernelTable table = {
      .name = "reference",
      .instructions = "one number at a time",
      .gemm = gemm,
      .dense = dense,
      .add_bias = add_bias,
      .column_sums = column_sums,
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
      .add = add,
      .multiply = multiply,
      .regularize = regularize,
      .sgd = sgd,
      .rmsprop = rmsprop,
      .adagrad = adagrad,
      .adadelta = adadelta,
      .adam = adam,
      .peak = peak,
  };
  return table;
}

}  // namespace descent
