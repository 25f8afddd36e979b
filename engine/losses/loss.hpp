#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/kernels/kernels.hpp"

namespace descent {

// keras.io/api/losses. The means are over samples and, for the first three, over outputs.
enum class Loss {
  mean_squared_error,               // (y - t)²
  mean_absolute_error,              // |y - t|
  binary_crossentropy,              // -t log y - (1 - t) log(1 - y), t in {0, 1}
  sparse_categorical_crossentropy,  // -log y[t], t a class number
};

std::string_view to_string(Loss loss);
const std::vector<Loss>& all_losses();

// The activation the loss takes together with itself, so that no logarithm overflows: the
// gradient is then the one with respect to that activation's *input*. linear means none.
Activation fused_activation(Loss loss);

// How many numbers a target has for `outputs` outputs: 1 for a class number, else `outputs`.
std::size_t target_width(Loss loss, std::size_t outputs);

// The sum over `rows` samples of the loss of each, and its gradient times 1 / batch_size.
// `values` (rows × outputs) is the model's output, or the last activation's input where
// fused_activation() is not linear. `targets` is rows × target_width. `gradient` gets
// rows × outputs numbers.
double loss_and_gradient(Loss loss, const KernelTable& kernels, std::size_t rows,
                         std::size_t outputs, const float* values, const float* targets,
                         std::size_t batch_size, float* gradient);

}  // namespace descent
