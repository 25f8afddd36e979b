#include "engine/kernels/reference/dense.hpp"

#include "engine/kernels/reference/activations.hpp"
#include "engine/kernels/reference/elementwise.hpp"
#include "engine/kernels/reference/gemm.hpp"
#include "engine/kernels/reference/softmax.hpp"

namespace descent::reference {

void dense(std::size_t rows, std::size_t units, std::size_t inputs, const float* x, const float* w,
           std::size_t ld, const float* bias, Activation f, float* y) {
  gemm(Transpose::no, Transpose::no, rows, units, inputs, x, inputs, w, ld, 0, y, ld);
  for (std::size_t r = 0; r < rows; ++r, y += ld) {
    if (bias) add_bias(1, units, bias, y);
    if (f == Activation::softmax) {
      softmax(1, units, y, y);
    } else {
      activation(f, units, y, y);
    }
  }
}

}  // namespace descent::reference
