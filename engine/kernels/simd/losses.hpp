#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"

// Four elements at a time (Vector128). The contract stands in kernels.hpp.
namespace descent::simd {

double sigmoid_crossentropy(std::size_t count, const float* x, const float* targets, float scale,
                            float* dx);

double squared_error(std::size_t count, const float* y, const float* targets, float scale,
                     float* dy);

double absolute_error(std::size_t count, const float* y, const float* targets, float scale,
                      float* dy);

}  // namespace descent::simd
