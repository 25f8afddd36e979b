#include "engine/kernels/reference/gemm.hpp"

namespace descent::reference {

void gemm(Transpose transpose_a, Transpose transpose_b, std::size_t m, std::size_t n, std::size_t k,
          const float* a, std::size_t lda, const float* b, std::size_t ldb, float beta, float* c,
          std::size_t ldc) {
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      double sum = 0;
      for (std::size_t p = 0; p < k; ++p) {
        const float left = transpose_a == Transpose::yes ? a[p * lda + i] : a[i * lda + p];
        const float right = transpose_b == Transpose::yes ? b[j * ldb + p] : b[p * ldb + j];
        sum += static_cast<double>(left) * right;
      }
      float& result = c[i * ldc + j];
      if (beta != 0) sum += static_cast<double>(beta) * result;
      result = static_cast<float>(sum);
    }
  }
}

}  // namespace descent::reference
