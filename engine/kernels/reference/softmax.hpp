#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"

// Plain loops, one element at a time. The contract stands in kernels.hpp.
namespace descent::reference {

void softmax(std::size_t rows, std::size_t columns, const float* x, float* y);

void softmax_gradient(std::size_t rows, std::size_t columns, const float* y, const float* dy,
                      float* dx);

double softmax_crossentropy(std::size_t rows, std::size_t columns, const float* x,
                            const float* labels, float scale, float* dx);

}  // namespace descent::reference
