#include "engine/model/layer_passes.hpp"

#include <algorithm>

#include "engine/core/sharing.hpp"
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

// For layers that take each sample by itself, and each of its numbers a few times.
template <typename Body>
void share_samples(const LayerContext& context, Body&& body) {
  share(context.threads, context.rows, 1, context.rows * context.inputs, body);
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

  std::uint64_t multiply_adds() const { return context.rows * context.inputs * context.outputs; }

  // The outputs y of some rows and units.
  void dense_forward(const Dense& dense, Stretch rows, Stretch units, float* y,
                     Activation activation) const {
    const auto& parameters = context.parameters;
    const float* bias = dense.use_bias ? parameters.bias.data() + units.begin : nullptr;
    context.kernels.dense(rows.count, units.count, context.inputs,
                          input + rows.begin * context.inputs,
                          parameters.kernel.data() + units.begin, context.outputs, bias, activation,
                          y + rows.begin * context.outputs + units.begin);
  }

  void operator()(const Dense& dense) const {
    const bool keeps = cache.pre_activation.size() > 0;
    const auto multiply = [&](Stretch rows, Stretch units) {
      dense_forward(dense, rows, units, keeps ? cache.pre_activation.data() : cache.output.data(),
                    keeps ? Activation::linear : dense.activation);
    };
    // A softmax needs the whole row. Threads that take the larger of rows and units read least.
    const bool by_rows = context.rows > context.outputs || dense.activation == Activation::softmax;
    const std::uint64_t work = multiply_adds();
    if (by_rows) {
      share(context.threads, context.rows, 16, work,
            [&](Stretch rows) { multiply(rows, {0, context.outputs}); });
    } else {
      share(context.threads, context.outputs, 16, work,
            [&](Stretch units) { multiply({0, context.rows}, units); });
    }
    if (keeps) {
      activate(context, dense.activation, cache.pre_activation.data(), cache.output.data());
    }
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
    const SlidingWindow window = sliding_window(pool, context.input_shape);
    share_samples(context, [&](Stretch samples) {
      context.kernels.max_pooling(window, samples.count, input + samples.begin * context.inputs,
                                  cache.output.data() + samples.begin * context.outputs);
    });
  }
  void operator()(const AveragePooling2D& pool) const {
    const SlidingWindow window = sliding_window(pool, context.input_shape);
    share_samples(context, [&](Stretch samples) {
      context.kernels.average_pooling(window, samples.count, input + samples.begin * context.inputs,
                                      cache.output.data() + samples.begin * context.outputs);
    });
  }
};

struct Backward {
  const LayerContext& context;
  const float* input;
  bool skip_activation;
  LayerCache& cache;
  float beta;
  float* input_gradient;

  void pass_on() const {
    if (!input_gradient) return;
    const float* gradient = cache.gradient.data();
    std::copy(gradient, gradient + context.rows * context.outputs, input_gradient);
  }

  void operator()(const Dense& dense) const {
    const std::size_t rows = context.rows, inputs = context.inputs, outputs = context.outputs;
    float* dz = cache.gradient.data();
    if (!skip_activation) {
      activation_backward(context, dense.activation, cache.pre_activation.data(),
                          cache.output.data(), dz);
    }
    // dW = xᵀ · dz, db = Σ_rows dz, dx = dz · Wᵀ; each thread for some of the inputs, whose weights
    // it reads for both, and changes in the optimizer's step.
    const std::uint64_t products = input_gradient ? 2 : 1;
    share(context.threads, inputs, 16, products * rows * inputs * outputs, [&](Stretch part) {
      const std::size_t weights = part.begin * outputs;
      context.kernels.gemm(Transpose::yes, Transpose::no, part.count, outputs, rows,
                           input + part.begin, inputs, dz, outputs, beta,
                           cache.kernel_gradient.data() + weights, outputs);
      if (part.begin == 0 && dense.use_bias) {
        context.kernels.column_sums(rows, outputs, dz, beta, cache.bias_gradient.data());
      }
      if (!input_gradient) return;
      context.kernels.gemm(Transpose::no, Transpose::yes, rows, part.count, outputs, dz, outputs,
                           context.parameters.kernel.data() + weights, outputs, 0,
                           input_gradient + part.begin, inputs);
    });
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
    backward_convolution(conv, context, input, skip_activation, cache, beta, input_gradient);
  }
  void operator()(const MaxPooling2D& pool) const {
    if (!input_gradient) return;
    const SlidingWindow window = sliding_window(pool, context.input_shape);
    share_samples(context, [&](Stretch samples) {
      const std::size_t in = samples.begin * context.inputs, out = samples.begin * context.outputs;
      context.kernels.max_pooling_gradient(window, samples.count, input + in,
                                           cache.output.data() + out, cache.gradient.data() + out,
                                           input_gradient + in);
    });
  }
  void operator()(const AveragePooling2D& pool) const {
    if (!input_gradient) return;
    const SlidingWindow window = sliding_window(pool, context.input_shape);
    share_samples(context, [&](Stretch samples) {
      context.kernels.average_pooling_gradient(
          window, samples.count, cache.gradient.data() + samples.begin * context.outputs,
          input_gradient + samples.begin * context.inputs);
    });
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
                    bool skip_activation, LayerCache& cache, float beta, float* input_gradient) {
  std::visit(Backward{context, input, skip_activation, cache, beta, input_gradient}, layer);
}

}  // namespace descent
