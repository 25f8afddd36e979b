#pragma once

#include <cstddef>

#include "engine/kernels/activation.hpp"

namespace descent::reference {

void dense(std::size_t rows, std::size_t units, std::size_t inputs, const float* x, const float* w,
           std::size_t ld, const float* bias, Activation f, float* y);

}  // namespace descent::reference
