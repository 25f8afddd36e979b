#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"

// Four elements at a time (Vector128). The contract stands in kernels.hpp.
namespace descent::simd {

void activation(Activation f, std::size_t count, const float* x, float* y);

void activation_gradient(Activation f, std::size_t count, const float* x, const float* y,
                         const float* dy, float* dx);

}  // namespace descent::simd
