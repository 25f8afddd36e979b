#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"

// Plain loops, one element at a time. The contract stands in kernels.hpp.
namespace descent::reference {

void gemm(Transpose transpose_a, Transpose transpose_b, std::size_t m, std::size_t n, std::size_t k,
          const float* a, std::size_t lda, const float* b, std::size_t ldb, float beta, float* c,
          std::size_t ldc);

}  // namespace descent::reference
