#pragma once

#include <cstddef>

#include "engine/kernels/activation.hpp"
#include "engine/kernels/sliding_window.hpp"

namespace descent::reference {

void convolution(const SlidingWindow& window, std::size_t samples, std::size_t filters,
                 const float* x, const float* w, const float* bias, Activation f, float* y);
void convolution_kernel_gradient(const SlidingWindow& window, std::size_t samples,
                                 std::size_t filters, const float* x, const float* dy, float beta,
                                 float* dw);
void convolution_input_gradient(const SlidingWindow& window, std::size_t samples,
                                std::size_t filters, const float* dy, const float* w, float* dx);

}  // namespace descent::reference
