#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"

// Plain loops, one element at a time. The contract stands in kernels.hpp.
namespace descent::reference {

void activation(Activation f, std::size_t count, const float* x, float* y);

void activation_gradient(Activation f, std::size_t count, const float* kept, const float* dy,
                         float* dx);

}  // namespace descent::reference
