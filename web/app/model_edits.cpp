#include "web/app/model_edits.hpp"

#include <algorithm>
#include <utility>

namespace descent {
namespace {

// The output layer is the last Dense; layers_.size() without one.
std::size_t output_layer(const std::vector<Layer>& layers) {
  for (std::size_t i = layers.size(); i-- > 0;) {
    if (std::holds_alternative<Dense>(layers[i])) return i;
  }
  return layers.size();
}

}  // namespace

std::vector<std::size_t> hidden_layers(const std::vector<Layer>& layers) {
  std::vector<std::size_t> hidden;
  const std::size_t output = output_layer(layers);
  for (std::size_t i = 0; i < output; ++i) {
    if (std::holds_alternative<Dense>(layers[i])) hidden.push_back(i);
  }
  return hidden;
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

std::vector<Layer> with_units(std::vector<Layer> layers, std::size_t layer, std::size_t units) {
  if (auto* dense = std::get_if<Dense>(&layers[layer])) {
    dense->units = std::clamp<std::size_t>(units, 1, most_hidden_units);
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

}  // namespace descent
