#include "web/panels/model_stack_edits.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "web/app/model_edits.hpp"

namespace descent {
namespace {

// "28×28×1": the batch and the brackets of Keras's table are left out, for room.
std::string shape_text(const Shape& shape) {
  std::string text;
  for (const std::size_t extent : shape) {
    if (!text.empty()) text += "×";
    text += std::to_string(extent);
  }
  return text;
}

std::size_t layer_parameters(const Layer& layer, const Shape& input_shape) {
  const auto* dense = std::get_if<Dense>(&layer);
  if (!dense || input_shape.empty()) return 0;
  return dense->units * (input_shape.back() + (dense->use_bias ? 1 : 0));
}

void insert_before_output(std::vector<Layer>& layers, const Layer& added) {
  const auto output = static_cast<std::ptrdiff_t>(output_layer(layers));
  layers.insert(layers.begin() + output, added);
}

}  // namespace

std::vector<LayerCard> layer_cards(const Shape& input_shape, const std::vector<Layer>& layers) {
  std::vector<LayerCard> cards;
  const std::size_t output = output_layer(layers);
  Shape shape = input_shape;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    LayerCard card;
    card.name = layer_name(layers[i]);
    card.is_output = i == output;
    card.parameters = layer_parameters(layers[i], shape);
    try {
      if (!shape.empty()) shape = output_shape(layers[i], shape);
    } catch (const Error&) {
      shape.clear();
      card.parameters = 0;
    }
    card.output_shape = shape_text(shape);
    cards.push_back(std::move(card));
  }
  return cards;
}

std::size_t parameter_count(const std::vector<LayerCard>& cards) {
  std::size_t count = 0;
  for (const LayerCard& card : cards) count += card.parameters;
  return count;
}

std::size_t output_layer(const std::vector<Layer>& layers) {
  for (std::size_t i = layers.size(); i-- > 0;) {
    if (std::holds_alternative<Dense>(layers[i])) return i;
  }
  return layers.size();
}

std::vector<Layer> with_layer_activation(std::vector<Layer> layers, std::size_t layer,
                                         Activation activation) {
  if (auto* dense = std::get_if<Dense>(&layers[layer])) dense->activation = activation;
  if (auto* alone = std::get_if<ActivationLayer>(&layers[layer])) alone->activation = activation;
  return layers;
}

std::vector<Layer> with_dropout_rate(std::vector<Layer> layers, std::size_t layer, float rate) {
  if (auto* dropout = std::get_if<Dropout>(&layers[layer])) {
    dropout->rate = std::clamp(rate, 0.0f, 0.9f);
  }
  return layers;
}

std::vector<Layer> with_added_dense(std::vector<Layer> layers) {
  const std::vector<std::size_t> hidden = hidden_layers(layers);
  if (layers.size() >= most_stack_layers || hidden.size() >= most_hidden_layers) return layers;
  Dense added;
  added.units = 64;
  added.activation = Activation::relu;
  if (!hidden.empty()) added = std::get<Dense>(layers[hidden.back()]);
  insert_before_output(layers, added);
  return layers;
}

std::vector<Layer> with_added_dropout(std::vector<Layer> layers) {
  if (layers.size() >= most_stack_layers) return layers;
  insert_before_output(layers, Dropout{0.2f});
  return layers;
}

bool can_remove(const std::vector<Layer>& layers, std::size_t layer) {
  return layer < layers.size() && layer != output_layer(layers) &&
         !std::holds_alternative<Flatten>(layers[layer]);
}

}  // namespace descent
