#include "engine/layers/layer.hpp"

#include <utility>

#include "engine/core/closed_set.hpp"

namespace descent {

const std::vector<Layer>& all_layers() { return one_of_each<Layer>(); }

const LayerInfo& layer_info(const Layer& layer) {
  return std::visit([](const auto& one) -> const LayerInfo& { return one.info; }, layer);
}

std::string_view layer_name(const Layer& layer) { return layer_info(layer).name; }

const std::vector<std::string_view>& layer_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> found;
    for (const Layer& layer : all_layers()) found.push_back(layer_name(layer));
    return found;
  }();
  return names;
}

Shape output_shape(const Layer& layer, const Shape& input_shape) {
  return std::visit([&](const auto& one) { return one.output_shape(input_shape); }, layer);
}

ParameterList parameter_list(const Layer& layer, const Shape& input_shape) {
  ParameterList list =
      std::visit([&](const auto& one) { return one.parameters(input_shape); }, layer);
  if (is_frozen(layer)) {
    for (ParameterSpec& parameter : list) parameter.trainable = false;
  }
  return list;
}

bool is_frozen(const Layer& layer) {
  return std::visit(
      [](const auto& one) {
        if constexpr (requires { one.trainable; }) return !one.trainable;
        return false;
      },
      layer);
}

std::uint64_t parameter_count(const ParameterList& list) {
  std::uint64_t sum = 0;
  for (const ParameterSpec& parameter : list) {
    std::uint64_t product = 1;
    for (const std::size_t extent : parameter.shape) product *= extent;
    sum += product;
  }
  return sum;
}

std::uint64_t multiply_adds(const Layer& layer, const Shape& input_shape) {
  return std::visit([&](const auto& one) { return one.multiply_adds(input_shape); }, layer);
}

Activation layer_activation(const Layer& layer) {
  return std::visit(
      [](const auto& one) {
        if constexpr (requires { one.activation; }) return one.activation;
        return Activation::linear;
      },
      layer);
}

bool takes_along(const Layer& layer, Activation before) {
  return std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.takes_along(before); }) return one.takes_along(before);
        return false;
      },
      layer);
}

const Regularizer* kernel_regularizer(const Layer& layer) {
  return std::visit(
      [](const auto& one) -> const Regularizer* {
        if constexpr (requires { one.kernel_regularizer; }) return &one.kernel_regularizer;
        return nullptr;
      },
      layer);
}

Regularizer* kernel_regularizer(Layer& layer) {
  return const_cast<Regularizer*>(kernel_regularizer(std::as_const(layer)));
}

KeptArrays kept_arrays(const Layer& layer, const CacheRequest& request) {
  return std::visit([&](const auto& one) { return one.keeps(request); }, layer);
}

void forward_layer(const Layer& layer, const ForwardPass& pass) {
  std::visit([&](const auto& one) { one.forward(pass); }, layer);
}

void backward_layer(const Layer& layer, const BackwardPass& pass) {
  std::visit([&](const auto& one) { one.backward(pass); }, layer);
}

void end_batch(const Layer& layer, const LayerCache& cache, LayerParameters& parameters) {
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.end_batch(cache, parameters); }) {
          one.end_batch(cache, parameters);
        }
      },
      layer);
}

}  // namespace descent
