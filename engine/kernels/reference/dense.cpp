#include "engine/kernels/reference/dense.hpp"

#include "engine/kernels/reference/activations.hpp"
#include "engine/kernels/reference/elementwise.hpp"
#include "engine/kernels/reference/gemm.hpp"
#include "engine/kernels/reference/softmax.hpp"

namespace descent::reference {

void dense(std::size_t rows, std::size_t units, std::size_t inputs, const float* x, const float* w,
           const float* bias, Activation f, float* y) {
  gemm(Transpose::no, Transpose::no, rows, units, inputs, x, inputs, w, units, 0, y, units);
  if (bias) add_bias(rows, units, bias, y);
  if (f == Activation::softmax) {
    softmax(rows, units, y, y);
  } else {
    activation(f, rows * units, y, y);
  }
}

}  // namespace descent::reference
