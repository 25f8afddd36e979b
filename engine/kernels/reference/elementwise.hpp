#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"

// Plain loops, one element at a time. The contract stands in kernels.hpp.
namespace descent::reference {

void add_bias(std::size_t rows, std::size_t columns, const float* bias, float* y);

void column_sums(std::size_t rows, std::size_t columns, const float* x, float beta, float* sums);

void add(std::size_t count, const float* x, float* y);

void multiply(std::size_t count, const float* x, float* y);

double regularize(std::size_t count, const float* w, float l1, float l2, float* gradient);

}  // namespace descent::reference
