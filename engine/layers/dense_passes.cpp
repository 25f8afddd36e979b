#include "engine/layers/dense.hpp"
#include "engine/layers/kernel_and_bias.hpp"
#include "engine/layers/layer_passes.hpp"

namespace descent {

using kernel_and_bias::bias, kernel_and_bias::kernel;

KeptArrays Dense::keeps(const CacheRequest& request) const {
  return {.pre_activation = keeps_input_of(activation, request)};
}

void Dense::forward(const ForwardPass& pass) const {
  LayerCache& cache = pass.cache;
  const bool keeps = cache.pre_activation.size() > 0;
  float* y = keeps ? cache.pre_activation.data() : cache.output.data();
  const Activation now = keeps ? Activation::linear : activation;
  const float* weights = pass.parameters[kernel].data();
  const float* biases = use_bias ? pass.parameters[bias].data() : nullptr;
  // The outputs of some rows and units.
  const auto multiply = [&](Stretch rows, Stretch part) {
    pass.kernels.dense(rows.count, part.count, pass.inputs, pass.input + rows.begin * pass.inputs,
                       weights + part.begin, pass.outputs, biases ? biases + part.begin : nullptr,
                       now, y + rows.begin * pass.outputs + part.begin);
  };
  // A softmax needs the whole row. Threads that take the larger of rows and units read least.
  const bool by_rows = pass.rows > pass.outputs || activation == Activation::softmax;
  const std::uint64_t work = pass.rows * pass.inputs * pass.outputs;
  if (by_rows) {
    share(pass.threads, pass.rows, 16, work,
          [&](Stretch rows) { multiply(rows, {0, pass.outputs}); });
  } else {
    share(pass.threads, pass.outputs, 16, work,
          [&](Stretch part) { multiply({0, pass.rows}, part); });
  }
  if (keeps) activate(pass, activation, cache.pre_activation.data(), cache.output.data());
}

void Dense::backward(const BackwardPass& pass) const {
  const std::size_t rows = pass.rows, inputs = pass.inputs, outputs = pass.outputs;
  LayerCache& cache = pass.cache;
  float* dz = cache.gradient.data();
  if (!pass.skip_activation) {
    activation_backward(pass, activation, cache.pre_activation.data(), cache.output.data(), dz);
  }
  // dW = xᵀ · dz, db = Σ_rows dz, dx = dz · Wᵀ; each thread for some of the inputs, whose weights
  // it reads for both, and changes in the optimizer's step.
  const bool learns = pass.learns() && trainable;
  const std::uint64_t products = pass.input_gradient && learns ? 2 : 1;
  share(pass.threads, inputs, 16, products * rows * inputs * outputs, [&](Stretch part) {
    const std::size_t weights = part.begin * outputs;
    if (learns) {
      pass.kernels.gemm(Transpose::yes, Transpose::no, part.count, outputs, rows,
                        pass.input + part.begin, inputs, dz, outputs, pass.beta,
                        cache.parameter_gradients[kernel].data() + weights, outputs);
    }
    if (learns && part.begin == 0 && use_bias) {
      pass.kernels.column_sums(rows, outputs, dz, pass.beta,
                               cache.parameter_gradients[bias].data());
    }
    if (!pass.input_gradient) return;
    pass.kernels.gemm(Transpose::no, Transpose::yes, rows, part.count, outputs, dz, outputs,
                      pass.parameters[kernel].data() + weights, outputs, 0,
                      pass.input_gradient + part.begin, inputs);
  });
}

}  // namespace descent
