#include "engine/model/layer_passes.hpp"

#include <algorithm>

#include "engine/model/convolution_passes.hpp"

namespace descent {
namespace {

void activate(const LayerContext& context, Activation activation, const float* x, float* y) {
  if (activation == Activation::softmax) {
    context.kernels.softmax(context.rows, context.outputs, x, y);
  } else {
    context.kernels.activation(activation, context.rows * context.outputs, x, y);
  }
}

// gradient = gradient · f'(x), in place, from x or y = f(x), whichever it takes.
void activation_backward(const LayerContext& context, Activation activation, const float* x,
                         const float* y, float* gradient) {
  if (activation == Activation::linear) return;
  if (activation == Activation::softmax) {
    context.kernels.softmax_gradient(context.rows, context.outputs, y, gradient, gradient);
  } else {
    const float* kept = gradient_reads_input(activation) ? x : y;
    context.kernels.activation_gradient(activation, context.rows * context.outputs, kept, gradient,
                                        gradient);
  }
}

// A last layer keeps its activation's input: it is what a loss reads that takes
// the activation together with itself. Others keep it only for a gradient that reads it.
struct Needs {
  Mode mode;
  bool last;

  bool keeps_input_of(Activation activation) const {
    const bool of_gradient = mode == Mode::training && gradient_reads_input(activation);
    return of_gradient || (last && activation != Activation::linear);
  }

  LayerPass operator()(const Dense& dense) const {
    return {keeps_input_of(dense.activation), true, false};
  }
  // Its outputs are many; backward() makes do with them.
  LayerPass operator()(const Conv2D& conv) const {
    return {keeps_input_of(conv.activation), true, false};
  }
  LayerPass operator()(const MaxPooling2D&) const { return {}; }
  LayerPass operator()(const AveragePooling2D&) const { return {}; }
  LayerPass operator()(const ActivationLayer& layer) const {
    return {false, layer.activation != Activation::linear, false};
  }
  LayerPass operator()(const Flatten&) const { return {false, false, false}; }
  LayerPass operator()(const Dropout&) const {
    const bool drops = mode == Mode::training;
    return {false, drops, drops};
  }
};

struct Forward {
  const LayerContext& context;
  const float* input;
  LayerCache& cache;
  Random& random;

  void operator()(const Dense& dense) const {
    const auto& [kernels, rows, inputs, outputs, input_shape, parameters] = context;
    const float* bias = dense.use_bias ? parameters.bias.data() : nullptr;
    const auto multiply = [&](Activation activation, float* y) {
      kernels.dense(rows, outputs, inputs, input, parameters.kernel.data(), bias, activation, y);
    };
    if (cache.pre_activation.size() == 0) return multiply(dense.activation, cache.output.data());
    multiply(Activation::linear, cache.pre_activation.data());
    activate(context, dense.activation, cache.pre_activation.data(), cache.output.data());
  }
  void operator()(const ActivationLayer& layer) const {
    if (layer.activation != Activation::linear) {
      activate(context, layer.activation, input, cache.output.data());
    }
  }
  void operator()(const Flatten&) const {}
  void operator()(const Dropout& dropout) const {
    if (cache.mask.size() == 0) return;  // made for inference
    const std::size_t count = context.rows * context.outputs;
    const float kept = 1 / (1 - dropout.rate);
    float* mask = cache.mask.data();
    for (std::size_t i = 0; i < count; ++i) mask[i] = random.uniform() < dropout.rate ? 0 : kept;
    std::copy(input, input + count, cache.output.data());
    context.kernels.multiply(count, mask, cache.output.data());
  }
  void operator()(const Conv2D& conv) const { forward_convolution(conv, context, input, cache); }
  void operator()(const MaxPooling2D& pool) const {
    context.kernels.max_pooling(sliding_window(pool, context.input_shape), context.rows, input,
                                cache.output.data());
  }
  void operator()(const AveragePooling2D& pool) const {
    context.kernels.average_pooling(sliding_window(pool, context.input_shape), context.rows, input,
                                    cache.output.data());
  }
};

struct Backward {
  const LayerContext& context;
  const float* input;
  bool skip_activation;
  LayerCache& cache;
  float beta;
  LayerParameters& gradients;
  float* input_gradient;

  void pass_on() const {
    if (!input_gradient) return;
    const float* gradient = cache.gradient.data();
    std::copy(gradient, gradient + context.rows * context.outputs, input_gradient);
  }

  void operator()(const Dense& dense) const {
    const auto& [kernels, rows, inputs, outputs, input_shape, parameters] = context;
    float* dz = cache.gradient.data();
    if (!skip_activation) {
      activation_backward(context, dense.activation, cache.pre_activation.data(),
                          cache.output.data(), dz);
    }
    // dW = xᵀ · dz, db = Σ_rows dz, dx = dz · Wᵀ
    kernels.gemm(Transpose::yes, Transpose::no, inputs, outputs, rows, input, inputs, dz, outputs,
                 beta, gradients.kernel.data(), outputs);
    if (dense.use_bias) kernels.column_sums(rows, outputs, dz, beta, gradients.bias.data());
    if (input_gradient) {
      kernels.gemm(Transpose::no, Transpose::yes, rows, inputs, outputs, dz, outputs,
                   parameters.kernel.data(), outputs, 0, input_gradient, inputs);
    }
  }
  void operator()(const ActivationLayer& layer) const {
    if (!skip_activation) {
      activation_backward(context, layer.activation, input, cache.output.data(),
                          cache.gradient.data());
    }
    pass_on();
  }
  void operator()(const Flatten&) const { pass_on(); }
  void operator()(const Dropout&) const {
    context.kernels.multiply(context.rows * context.outputs, cache.mask.data(),
                             cache.gradient.data());
    pass_on();
  }
  void operator()(const Conv2D& conv) const {
    backward_convolution(conv, context, input, skip_activation, cache, beta, gradients,
                         input_gradient);
  }
  void operator()(const MaxPooling2D& pool) const {
    if (!input_gradient) return;
    context.kernels.max_pooling_gradient(sliding_window(pool, context.input_shape), context.rows,
                                         input, cache.output.data(), cache.gradient.data(),
                                         input_gradient);
  }
  void operator()(const AveragePooling2D& pool) const {
    if (!input_gradient) return;
    context.kernels.average_pooling_gradient(sliding_window(pool, context.input_shape),
                                             context.rows, cache.gradient.data(), input_gradient);
  }
};

}  // namespace

LayerPass layer_pass(const Layer& layer, Mode mode, bool last) {
  return std::visit(Needs{mode, last}, layer);
}

void forward_layer(const Layer& layer, const LayerContext& context, const float* input,
                   LayerCache& cache, Random& random) {
  std::visit(Forward{context, input, cache, random}, layer);
}

void backward_layer(const Layer& layer, const LayerContext& context, const float* input,
                    bool skip_activation, LayerCache& cache, float beta, LayerParameters& gradients,
                    float* input_gradient) {
  std::visit(Backward{context, input, skip_activation, cache, beta, gradients, input_gradient},
             layer);
}

}  // namespace descent
