#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"

// Plain loops, one element at a time. The contract stands in kernels.hpp.
namespace descent::reference {

double sigmoid_crossentropy(std::size_t count, const float* x, const float* targets, float scale,
                            float* dx);

double squared_error(std::size_t count, const float* y, const float* targets, float scale,
                     float* dy);

double absolute_error(std::size_t count, const float* y, const float* targets, float scale,
                      float* dy);

}  // namespace descent::reference
