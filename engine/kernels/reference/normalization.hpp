#pragma once

#include <cstddef>

// Plain loops, one element at a time. The contract stands in kernels.hpp.
namespace descent::reference {

void column_moments(std::size_t rows, std::size_t columns, const float* x, std::size_t ld,
                    float* mean, float* variance);
void normalize(std::size_t rows, std::size_t columns, const float* x, const float* mean,
               const float* scale, const float* shift, float* y);
void normalize_sums(std::size_t rows, std::size_t columns, const float* x, const float* dy,
                    std::size_t ld, const float* mean, float* sums, float* products);
void normalize_gradient(std::size_t rows, std::size_t columns, const float* x, const float* dy,
                        const float* mean, const float* scale, const float* offset,
                        const float* slope, float* dx);

}  // namespace descent::reference
