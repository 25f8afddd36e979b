#pragma once

#include <cstddef>

// The kernels by their names, in the order of KernelTable: KERNEL(gemm) and so on. Every table is
// filled from this list, and so are the names and the clocks of timed_kernels.hpp, so that no name
// can stand beside another's function. Left out is `peak`, which no training calls.
// clang-format off
#define DESCENT_FOR_EACH_KERNEL(KERNEL) \
  KERNEL(gemm) \
  KERNEL(dense) \
  KERNEL(add_bias) \
  KERNEL(column_sums) \
  KERNEL(column_moments) \
  KERNEL(normalize) \
  KERNEL(normalize_sums) \
  KERNEL(normalize_gradient) \
  KERNEL(convolution) \
  KERNEL(convolution_kernel_gradient) \
  KERNEL(convolution_input_gradient) \
  KERNEL(max_pooling) \
  KERNEL(max_pooling_gradient) \
  KERNEL(average_pooling) \
  KERNEL(average_pooling_gradient) \
  KERNEL(activation) \
  KERNEL(activation_gradient) \
  KERNEL(softmax) \
  KERNEL(softmax_gradient) \
  KERNEL(softmax_crossentropy) \
  KERNEL(sigmoid_crossentropy) \
  KERNEL(squared_error) \
  KERNEL(absolute_error) \
  KERNEL(add) \
  KERNEL(multiply) \
  KERNEL(regularize) \
  KERNEL(optimize)
// clang-format on

namespace descent {

#define DESCENT_ONE_MORE(kernel) +1
inline constexpr std::size_t kernel_count = 0 DESCENT_FOR_EACH_KERNEL(DESCENT_ONE_MORE);
#undef DESCENT_ONE_MORE

}  // namespace descent
