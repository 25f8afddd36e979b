#include "web/app/state/model_edits.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/layers/layer_limits.hpp"

namespace descent {
namespace {

// The output layer is the last Dense; layers_.size() without one.
std::size_t output_layer(const std::vector<Layer>& layers) {
  for (std::size_t i = layers.size(); i-- > 0;) {
    if (std::holds_alternative<Dense>(layers[i])) return i;
  }
  return layers.size();
}

// Behind the layers that belong to one: an Activation, a Dropout.
std::size_t end_of_layer(const std::vector<Layer>& layers, std::size_t layer) {
  std::size_t end = layer + 1;
  while (end < layers.size() && layer_info(layers[end]).keeps_units) ++end;
  return end;
}

// Of the Dropout layer that follows a layer; nothing without one.
std::optional<std::size_t> dropout_of(const std::vector<Layer>& layers, std::size_t layer) {
  for (std::size_t i = layer + 1; i < end_of_layer(layers, layer); ++i) {
    if (std::holds_alternative<Dropout>(layers[i])) return i;
  }
  return std::nullopt;
}

}  // namespace

namespace {

// Every number up to 16, then four to each doubling.
std::size_t step_of_units(std::size_t units) {
  std::size_t step = 1;
  for (std::size_t octave = 16; octave <= units; octave *= 2) step = octave / 4;
  return step;
}

}  // namespace

std::size_t more_units(std::size_t units, std::size_t most) {
  const std::size_t step = step_of_units(units);
  return std::min((units / step + 1) * step, most);
}

std::size_t fewer_units(std::size_t units) {
  if (units <= 1) return 1;
  const std::size_t step = step_of_units(units - 1);
  return (units - 1) / step * step;
}

std::vector<std::size_t> hidden_layers(const std::vector<Layer>& layers) {
  std::vector<std::size_t> hidden;
  const std::size_t output = output_layer(layers);
  for (std::size_t i = 0; i < output; ++i) {
    if (std::holds_alternative<Dense>(layers[i])) hidden.push_back(i);
  }
  return hidden;
}

std::size_t dense_layer(const std::vector<Layer>& layers, std::size_t number) {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (std::holds_alternative<Dense>(layers[i]) && --number == 0) return i;
  }
  return layers.size();
}

std::vector<Layer> with_hidden_layer(std::vector<Layer> layers) {
  const std::vector<std::size_t> hidden = hidden_layers(layers);
  if (hidden.size() >= most_hidden_layers) return layers;
  Dense added;
  added.units = 4;
  added.activation = Activation::tanh;
  if (!hidden.empty()) added = std::get<Dense>(layers[hidden.back()]);
  const auto output = static_cast<std::ptrdiff_t>(output_layer(layers));
  layers.insert(layers.begin() + output, added);
  return layers;
}

std::vector<Layer> without_layer(std::vector<Layer> layers, std::size_t layer) {
  if (layer < layers.size() && layer != output_layer(layers)) {
    layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(layer));
  }
  return layers;
}

std::vector<Layer> without_hidden_layer(std::vector<Layer> layers, std::size_t layer) {
  if (layer >= layers.size() || layer == output_layer(layers)) return layers;
  const auto first = layers.begin() + static_cast<std::ptrdiff_t>(layer);
  const auto last = layers.begin() + static_cast<std::ptrdiff_t>(end_of_layer(layers, layer));
  layers.erase(first, last);
  return layers;
}

std::vector<Layer> with_units(std::vector<Layer> layers, std::size_t layer, std::size_t units) {
  if (auto* dense = std::get_if<Dense>(&layers[layer])) {
    dense->units = std::clamp<std::size_t>(units, 1, limits::units);
  }
  return layers;
}

std::vector<Layer> with_activation(std::vector<Layer> layers, Activation activation) {
  for (const std::size_t i : hidden_layers(layers)) {
    std::get<Dense>(layers[i]).activation = activation;
  }
  return layers;
}

Activation hidden_activation(const std::vector<Layer>& layers) {
  const std::vector<std::size_t> hidden = hidden_layers(layers);
  return hidden.empty() ? Activation::linear : std::get<Dense>(layers[hidden.front()]).activation;
}

std::vector<Layer> with_regularizer(std::vector<Layer> layers, Regularizer regularizer) {
  for (Layer& layer : layers) {
    if (Regularizer* own = kernel_regularizer(layer)) *own = regularizer;
  }
  return layers;
}

Regularizer common_regularizer(const std::vector<Layer>& layers) {
  for (const Layer& layer : layers) {
    if (const Regularizer* own = kernel_regularizer(layer)) return *own;
  }
  return {};
}

bool has_common_regularizer(const std::vector<Layer>& layers) {
  const Regularizer common = common_regularizer(layers);
  return std::all_of(layers.begin(), layers.end(), [&](const Layer& layer) {
    const Regularizer* own = kernel_regularizer(layer);
    return !own || *own == common;
  });
}

std::vector<Layer> with_layer_activation(std::vector<Layer> layers, std::size_t layer,
                                         Activation activation) {
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.activation; }) one.activation = activation;
      },
      layers[layer]);
  return layers;
}

std::vector<Layer> with_layer_regularizer(std::vector<Layer> layers, std::size_t layer,
                                          Regularizer regularizer) {
  if (Regularizer* own = kernel_regularizer(layers[layer])) *own = regularizer;
  return layers;
}

std::vector<Layer> with_kernel_initializer(std::vector<Layer> layers, std::size_t layer,
                                           const Initializer& initializer) {
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.kernel_initializer; }) one.kernel_initializer = initializer;
      },
      layers[layer]);
  return layers;
}

std::vector<Layer> with_bias(std::vector<Layer> layers, std::size_t layer, bool use_bias) {
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.use_bias; }) one.use_bias = use_bias;
      },
      layers[layer]);
  return layers;
}

float dropout_after(const std::vector<Layer>& layers, std::size_t layer) {
  const std::optional<std::size_t> dropout = dropout_of(layers, layer);
  return dropout ? std::get<Dropout>(layers[*dropout]).rate : 0;
}

std::vector<Layer> with_dropout_after(std::vector<Layer> layers, std::size_t layer, float rate) {
  if (layer >= output_layer(layers)) return layers;
  const std::optional<std::size_t> dropout = dropout_of(layers, layer);
  const auto at = [&](std::size_t i) { return layers.begin() + static_cast<std::ptrdiff_t>(i); };
  if (!(rate > 0)) {
    if (dropout) layers.erase(at(*dropout));
  } else if (dropout) {
    std::get<Dropout>(layers[*dropout]).rate = rate;
  } else {
    layers.insert(at(end_of_layer(layers, layer)), Dropout{rate});
  }
  return layers;
}

std::vector<Activation> hidden_activations() {
  std::vector<Activation> activations;
  for (const Activation activation : all_activations()) {
    if (activation != Activation::softmax) activations.push_back(activation);
  }
  return activations;
}

}  // namespace descent
