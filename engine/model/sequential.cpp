#include "engine/model/sequential.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/kernels/step_recorder.hpp"
#include "engine/layers/parameter_shapes.hpp"
#include "engine/model/convolution_passes.hpp"
#include "engine/model/layer_passes.hpp"

namespace descent {
namespace {

LayerParameters initial_parameters(const Layer& layer, const Shape& input_shape, Random& random) {
  const ParameterShapes shapes = parameter_shapes(layer, input_shape);
  const Fans fans = kernel_fans(shapes.kernel);
  LayerParameters parameters;
  if (!shapes.kernel.empty()) parameters.kernel = zeros(shapes.kernel);
  if (!shapes.bias.empty()) parameters.bias = zeros(shapes.bias);
  const auto initialize_both = [&](const auto& with_kernel) {
    initialize(with_kernel.kernel_initializer, fans.in, fans.out, random, parameters.kernel);
    initialize(with_kernel.bias_initializer, fans.in, fans.out, random, parameters.bias);
  };
  if (const auto* dense = std::get_if<Dense>(&layer)) initialize_both(*dense);
  if (const auto* conv = std::get_if<Conv2D>(&layer)) initialize_both(*conv);
  return parameters;
}

// The last arrays of a cache's arena as one, from the first kernel's gradient on.
std::span<float> joined_gradients(const std::vector<LayerCache>& layers) {
  std::size_t size = 0;
  for (const LayerCache& layer : layers) {
    size += Arena::padded(layer.kernel_gradient.size()) + Arena::padded(layer.bias_gradient.size());
  }
  return {layers.front().kernel_gradient.data(), size};
}

Tensor tensor_like(const Tensor& shaped, std::span<const float> values) {
  Tensor tensor = shaped;
  std::copy(values.begin(), values.end(), tensor.begin());
  return tensor;
}

std::string describe(std::size_t index, const Layer& layer) {
  return "Layer " + std::to_string(index + 1) + " (" + std::string(layer_name(layer)) + "): ";
}

}  // namespace

Sequential::Sequential(Shape input_shape, std::vector<Layer> layers, std::uint64_t seed)
    : input_shape_(std::move(input_shape)), layers_(std::move(layers)) {
  if (layers_.empty()) throw Error("A model needs at least one layer, for example Dense.");
  Random random(seed, RandomStream::weights);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Shape& input = layer_input_shape(i);
    try {
      output_shapes_.push_back(descent::output_shape(layers_[i], input));
    } catch (const Error& error) {
      throw Error(describe(i, layers_[i]) + error.what());
    }
    parameters_.push_back(initial_parameters(layers_[i], layer_input_shape(i), random));
  }
}

std::size_t Sequential::output_size() const {
  return layers_.empty() ? 0 : element_count(output_shapes_.back());
}

const Shape& Sequential::layer_input_shape(std::size_t layer) const {
  return layer == 0 ? input_shape_ : output_shapes_[layer - 1];
}

void Sequential::set_parameters(Parameters parameters) {
  const auto same_shape = [](const Tensor& a, const Tensor& b) { return a.shape() == b.shape(); };
  if (parameters.size() != layers_.size()) {
    throw Error("The weights are those of a model of " + std::to_string(parameters.size()) +
                " layers, but this model has " + std::to_string(layers_.size()) + ".");
  }
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (!same_shape(parameters[i].kernel, parameters_[i].kernel) ||
        !same_shape(parameters[i].bias, parameters_[i].bias)) {
      throw Error(describe(i, layers_[i]) + "the weights given for it have another shape.");
    }
  }
  parameters_ = std::move(parameters);
}

std::size_t Sequential::parameter_count(std::size_t layer) const {
  return parameters_[layer].kernel.size() + parameters_[layer].bias.size();
}

std::size_t Sequential::parameter_count() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) count += parameter_count(i);
  return count;
}

std::uint64_t Sequential::multiply_adds() const {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    count += descent::multiply_adds(layers_[i], layer_input_shape(i));
  }
  return count;
}

std::uint64_t Sequential::training_flop() const {
  std::uint64_t products = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (parameter_count(i) == 0) continue;
    const std::uint64_t forward = descent::multiply_adds(layers_[i], layer_input_shape(i));
    products += i == first_trainable_layer() ? 2 * forward : 3 * forward;
  }
  return 2 * products;
}

std::uint64_t Sequential::activation_count() const {
  std::uint64_t count = 0;
  for (const Shape& shape : output_shapes_) count += element_count(shape);
  return count;
}

void Sequential::set_kernel_regularizer(std::size_t layer, Regularizer regularizer) {
  if (Regularizer* own = kernel_regularizer(layers_[layer])) *own = regularizer;
}

void Sequential::plan_cache(Cache& cache, std::size_t capacity, Mode mode,
                            std::size_t threads) const {
  const bool training = mode == Mode::training;
  cache.mode = mode;
  cache.capacity = capacity;
  cache.layers.resize(layers_.size());
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const LayerPass pass = layer_pass(layers_[i], mode, i + 1 == layers_.size());
    const std::size_t numbers = capacity * element_count(output_shapes_[i]);
    LayerCache& layer = cache.layers[i];
    if (pass.keeps_pre_activation) cache.arena.plan(layer.pre_activation, numbers);
    if (pass.has_output) cache.arena.plan(layer.output, numbers);
    if (pass.has_mask) cache.arena.plan(layer.mask, numbers);
    if (training && i >= first_trainable_layer()) cache.arena.plan(layer.gradient, numbers);
    if (const auto* conv = std::get_if<Conv2D>(&layers_[i])) {
      const SlidingWindow window = sliding_window(*conv, layer_input_shape(i));
      layer.patches_at_once = patches_at_once(window, conv->filters, capacity);
      cache.arena.plan(layer.patches, threads * layer.patches_at_once * window.patch_size());
      const std::size_t partial = training ? (threads - 1) * parameter_count(i) : 0;
      cache.arena.plan(layer.partial_gradients, partial);
    }
  }
  if (!training) return;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    cache.arena.plan(cache.layers[i].kernel_gradient, parameters_[i].kernel.size());
    cache.arena.plan(cache.layers[i].bias_gradient, parameters_[i].bias.size());
  }
}

Cache Sequential::make_cache(std::size_t capacity, Mode mode, ThreadPool& threads) const {
  Cache cache;
  cache.threads = &threads;
  plan_cache(cache, capacity, mode, threads.threads());
  cache.arena.allocate();
  if (mode == Mode::training) cache.parameter_gradients = joined_gradients(cache.layers);
  return cache;
}

std::size_t Sequential::cache_bytes(std::size_t capacity, Mode mode, std::size_t threads) const {
  Cache cache;
  plan_cache(cache, capacity, mode, threads);
  return cache.bytes();
}

const float* Sequential::layer_output(const Cache& cache, std::size_t layer,
                                      const float* input) const {
  // Layers that pass their input on unchanged have no output of their own.
  for (std::size_t i = layer + 1; i-- > 0;) {
    if (cache.layers[i].output.size() > 0) return cache.layers[i].output.data();
  }
  return input;
}

const float* Sequential::layer_input(const Cache& cache, std::size_t layer,
                                     const float* input) const {
  return layer == 0 ? input : layer_output(cache, layer - 1, input);
}

LayerContext Sequential::layer_context(const KernelTable& kernels, const Cache& cache,
                                       std::size_t layer, std::size_t rows) const {
  const Shape& input = layer_input_shape(layer);
  return {
      kernels, *cache.threads,    rows, element_count(input), element_count(output_shapes_[layer]),
      input,   parameters_[layer]};
}

const float* Sequential::forward(const KernelTable& kernels, const float* input, std::size_t rows,
                                 Cache& cache, Random& random) const {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    mark_step(StepPass::forward, i);
    const LayerContext context = layer_context(kernels, cache, i, rows);
    forward_layer(layers_[i], context, layer_input(cache, i, input), cache.layers[i], random);
  }
  return layer_output(cache, layers_.size() - 1, input);
}

const float* Sequential::predict(const KernelTable& kernels, const float* input, std::size_t rows,
                                 Cache& cache) const {
  Random unused(0);
  return forward(kernels, input, rows, cache, unused);
}

bool Sequential::is_fused(Loss loss) const {
  const Activation fused = fused_activation(loss);
  return fused != Activation::linear && layer_activation(layers_.back()) == fused;
}

const float* Sequential::loss_input(Loss loss, const Cache& cache, const float* input) const {
  const std::size_t last = layers_.size() - 1;
  if (!is_fused(loss)) return layer_output(cache, last, input);
  if (std::holds_alternative<ActivationLayer>(layers_[last])) {
    return layer_input(cache, last, input);
  }
  return cache.layers[last].pre_activation.data();
}

std::size_t Sequential::first_trainable_layer() const {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (parameter_count(i) > 0) return i;
  }
  return layers_.size();
}

void Sequential::backward(const KernelTable& kernels, Loss loss, const float* input,
                          std::size_t rows, Cache& cache, float beta) const {
  const std::size_t first = first_trainable_layer();
  bool skip_activation = is_fused(loss);  // the loss has dealt with it
  for (std::size_t i = layers_.size(); i-- > first;) {
    mark_step(StepPass::backward, i);
    const LayerContext context = layer_context(kernels, cache, i, rows);
    float* input_gradient = i > first ? cache.layers[i - 1].gradient.data() : nullptr;
    backward_layer(layers_[i], context, layer_input(cache, i, input), skip_activation,
                   cache.layers[i], beta, input_gradient);
    skip_activation = false;
  }
}

template <typename GradientOf>
double Sequential::regularize_into(const KernelTable& kernels, GradientOf&& gradient_of) const {
  double penalty = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Regularizer* regularizer = kernel_regularizer(layers_[i]);
    if (!regularizer || *regularizer == Regularizer{}) continue;
    const Tensor& kernel = parameters_[i].kernel;
    penalty += kernels.regularize(kernel.size(), kernel.data(), regularizer->l1, regularizer->l2,
                                  gradient_of(i));
  }
  return penalty;
}

double Sequential::regularize(const KernelTable& kernels, Cache& cache) const {
  return regularize_into(kernels,
                         [&](std::size_t i) { return cache.layers[i].kernel_gradient.data(); });
}

double Sequential::penalty(const KernelTable& kernels) const {
  std::vector<float> unused_gradient;
  return regularize_into(kernels, [&](std::size_t i) {
    unused_gradient.resize(std::max(unused_gradient.size(), parameters_[i].kernel.size()));
    return unused_gradient.data();
  });
}

Parameters Sequential::gradients(const Cache& cache) const {
  Parameters gradients(layers_.size());
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    gradients[i].kernel = tensor_like(parameters_[i].kernel, cache.layers[i].kernel_gradient);
    gradients[i].bias = tensor_like(parameters_[i].bias, cache.layers[i].bias_gradient);
  }
  return gradients;
}

}  // namespace descent
