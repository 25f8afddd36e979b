#include "engine/model/sequential.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/kernels/step_recorder.hpp"
#include "engine/layers/layer_passes.hpp"

namespace descent {
namespace {

LayerParameters initial_parameters(const ParameterList& list, Random& random) {
  LayerParameters parameters;
  for (const ParameterSpec& spec : list) {
    Tensor values = zeros(spec.shape);
    initialize(spec.initializer, fans_of(spec.shape), random, {values.data(), values.size()});
    parameters.add(spec.name, std::move(values));
  }
  return parameters;
}

Tensor tensor_of(const Shape& shape, std::span<const float> values) {
  Tensor tensor = zeros(shape);
  std::copy(values.begin(), values.end(), tensor.begin());
  return tensor;
}

Error error_in(std::size_t index, const Layer& layer, const std::string& what) {
  return Error(tr("Layer {0} ({1}): {2}", index + 1, layer_name(layer), what));
}

}  // namespace

Sequential::Sequential(Shape input_shape, std::vector<Layer> layers, std::uint64_t seed)
    : input_shape_(std::move(input_shape)), layers_(std::move(layers)) {
  if (layers_.empty()) throw Error(tr("A model needs at least one layer, for example Dense."));
  Random random(seed, RandomStream::weights);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Shape input = layer_input_shape(i);
    try {
      output_shapes_.push_back(descent::output_shape(layers_[i], input));
    } catch (const Error& error) {
      throw error_in(i, layers_[i], error.what());
    }
    parameter_lists_.push_back(descent::parameter_list(layers_[i], input));
    parameters_.push_back(initial_parameters(parameter_lists_[i], random));
  }
}

std::size_t Sequential::output_size() const {
  return layers_.empty() ? 0 : element_count(output_shapes_.back());
}

const Shape& Sequential::layer_input_shape(std::size_t layer) const {
  return layer == 0 ? input_shape_ : output_shapes_[layer - 1];
}

void Sequential::set_parameters(Parameters parameters) {
  if (parameters.size() != layers_.size()) {
    throw Error(tr("The weights are those of a model of {0} layers, but this model has {1}.",
                   parameters.size(), layers_.size()));
  }
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (!same_form(parameters[i], parameters_[i])) {
      throw error_in(i, layers_[i], tr("the weights given for it have another shape."));
    }
  }
  parameters_ = std::move(parameters);
}

std::size_t Sequential::parameter_count(std::size_t layer) const {
  return parameters_[layer].count();
}

std::size_t Sequential::parameter_count() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) count += parameter_count(i);
  return count;
}

std::size_t Sequential::trainable_count() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    for (std::size_t k = 0; k < parameter_lists_[i].size(); ++k) {
      if (parameter_lists_[i][k].trainable) count += parameters_[i][k].size();
    }
  }
  return count;
}

bool Sequential::across_samples() const {
  return std::any_of(layers_.begin(), layers_.end(),
                     [](const Layer& layer) { return layer_info(layer).across_samples; });
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
    if (!parameters_[i].find("kernel")) continue;
    const std::uint64_t forward = descent::multiply_adds(layers_[i], layer_input_shape(i));
    const std::uint64_t backward =
        (is_trainable(i) ? 1 : 0) + (i > first_trainable_layer() ? 1 : 0);
    products += (1 + backward) * forward;
  }
  return 2 * products;
}

std::uint64_t Sequential::activation_count() const {
  std::uint64_t count = 0;
  for (const Shape& shape : output_shapes_) count += element_count(shape);
  return count;
}

void Sequential::set_kernel_regularizer(std::size_t layer, Regularizer regularizer) {
  Regularizer* own = kernel_regularizer(layers_[layer]);
  if (!own) return;
  *own = regularizer;
  parameter_lists_[layer] = descent::parameter_list(layers_[layer], layer_input_shape(layer));
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

LayerPass Sequential::layer_pass(const KernelTable& kernels, Cache& cache, std::size_t layer,
                                 const float* input, std::size_t rows) const {
  const Shape& shape = layer_input_shape(layer);
  return {.kernels = kernels,
          .threads = *cache.threads,
          .mode = cache.mode,
          .rows = rows,
          .inputs = element_count(shape),
          .outputs = element_count(output_shapes_[layer]),
          .input_shape = shape,
          .parameters = parameters_[layer],
          .input = layer_input(cache, layer, input),
          .cache = cache.layers[layer]};
}

const float* Sequential::forward_all(const KernelTable& kernels, const float* input,
                                     std::size_t rows, Cache& cache, Random* random) const {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    mark_step(StepPass::forward, i);
    forward_layer(layers_[i], {layer_pass(kernels, cache, i, input, rows), random});
  }
  return layer_output(cache, layers_.size() - 1, input);
}

const float* Sequential::forward(const KernelTable& kernels, const float* input, std::size_t rows,
                                 Cache& cache, Random& random) const {
  return forward_all(kernels, input, rows, cache, &random);
}

const float* Sequential::forward(const KernelTable& kernels, const float* input, std::size_t rows,
                                 Cache& cache) const {
  return forward_all(kernels, input, rows, cache, nullptr);
}

const float* Sequential::predict(const KernelTable& kernels, const float* input, std::size_t rows,
                                 Cache& cache) const {
  return forward_all(kernels, input, rows, cache, nullptr);
}

bool Sequential::is_fused(Loss loss) const {
  const Activation fused = fused_activation(loss);
  return fused != Activation::linear && layer_activation(layers_.back()) == fused;
}

const float* Sequential::logits(const Cache& cache, const float* input) const {
  const std::size_t last = layers_.size() - 1;
  if (layer_activation(layers_[last]) == Activation::linear) {
    return layer_output(cache, last, input);
  }
  if (std::holds_alternative<ActivationLayer>(layers_[last])) {
    return layer_input(cache, last, input);
  }
  return cache.layers[last].pre_activation.data();
}

const float* Sequential::loss_input(Loss loss, const Cache& cache, const float* input) const {
  if (is_fused(loss)) return logits(cache, input);
  return layer_output(cache, layers_.size() - 1, input);
}

bool Sequential::is_trainable(std::size_t layer) const {
  const ParameterList& list = parameter_lists_[layer];
  return std::any_of(list.begin(), list.end(),
                     [](const ParameterSpec& parameter) { return parameter.trainable; });
}

std::size_t Sequential::first_trainable_layer() const {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (is_trainable(i)) return i;
  }
  return layers_.size();
}

void Sequential::backward(const KernelTable& kernels, Loss loss, const float* input,
                          std::size_t rows, Cache& cache, float beta) const {
  const std::size_t first = first_trainable_layer();
  bool skip_activation = is_fused(loss);  // the loss has dealt with it
  for (std::size_t i = layers_.size(); i-- > first;) {
    mark_step(StepPass::backward, i);
    float* input_gradient = i > first ? cache.layers[i - 1].gradient.data() : nullptr;
    const Activation before = i > first ? layer_activation(layers_[i - 1]) : Activation::linear;
    const bool along = takes_along(layers_[i], before);
    backward_layer(layers_[i], {layer_pass(kernels, cache, i, input, rows), skip_activation, beta,
                                input_gradient, along ? before : Activation::linear});
    skip_activation = along;
  }
}

void Sequential::input_gradient(const KernelTable& kernels, const float* input, std::size_t rows,
                                Cache& cache, float* gradient) const {
  for (std::size_t i = layers_.size(); i-- > 0;) {
    float* to = i > 0 ? cache.layers[i - 1].gradient.data() : gradient;
    const bool of_logits = i + 1 == layers_.size();  // before its activation
    backward_layer(layers_[i], {layer_pass(kernels, cache, i, input, rows), of_logits, 0, to});
  }
}

void Sequential::end_batch(const Cache& cache) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    descent::end_batch(layers_[i], cache.layers[i], parameters_[i]);
  }
}

template <typename GradientOf>
double Sequential::regularize_into(const KernelTable& kernels, GradientOf&& gradient_of) const {
  double penalty = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    for (std::size_t k = 0; k < parameter_lists_[i].size(); ++k) {
      const Regularizer& regularizer = parameter_lists_[i][k].regularizer;
      if (regularizer == Regularizer{} || !parameter_lists_[i][k].trainable) continue;
      const Tensor& values = parameters_[i][k];
      penalty += kernels.regularize(values.size(), values.data(), regularizer.l1, regularizer.l2,
                                    gradient_of(i, k));
    }
  }
  return penalty;
}

double Sequential::regularize(const KernelTable& kernels, Cache& cache) const {
  return regularize_into(kernels, [&](std::size_t i, std::size_t k) {
    return cache.layers[i].parameter_gradients[k].data();
  });
}

double Sequential::penalty(const KernelTable& kernels) const {
  std::vector<float> unused_gradient;
  return regularize_into(kernels, [&](std::size_t i, std::size_t k) {
    unused_gradient.resize(std::max(unused_gradient.size(), parameters_[i][k].size()));
    return unused_gradient.data();
  });
}

Parameters Sequential::gradients(const Cache& cache) const {
  Parameters gradients(layers_.size());
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    for (std::size_t k = 0; k < parameter_lists_[i].size(); ++k) {
      const ParameterSpec& spec = parameter_lists_[i][k];
      gradients[i].add(spec.name, tensor_of(spec.shape, cache.layers[i].parameter_gradients[k]));
    }
  }
  return gradients;
}

}  // namespace descent
