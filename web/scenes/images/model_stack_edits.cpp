#include "web/scenes/images/model_stack_edits.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/model_edits.hpp"

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

std::string size_text(Size2D size) { return shape_text({size.height, size.width}); }

// Only what is not as usual is said.
std::string window_text(Size2D size, Size2D strides, Size2D usual_strides, Padding padding) {
  std::string text = size_text(size);
  if (strides != usual_strides) text += ", " + tr("strides {0}", size_text(strides));
  if (padding != Padding::valid) text += ", " + std::string(to_string(padding));
  return text;
}

bool has_controls(const Layer& layer) {
  return std::holds_alternative<Dense>(layer) || std::holds_alternative<Dropout>(layer) ||
         std::holds_alternative<ActivationLayer>(layer);
}

// "±0.1", "−0.1 … 0.2"
std::string factor_text(const Factor& factor) {
  if (factor.is_around_0()) return "±" + short_text(static_cast<double>(factor.upper));
  return short_text(static_cast<double>(factor.lower)) + " … " +
         short_text(static_cast<double>(factor.upper));
}

// "height ±0.1, width ±0.1, reflect"
template <typename Settings>
std::string augmentation_text(const Settings& settings) {
  std::string text;
  const auto add = [&](std::string_view key, const Factor& factor) {
    if (!text.empty()) text += ", ";
    if (key != "factor") text += std::string(key.substr(0, key.find('_'))) + " ";
    text += factor_text(factor);
  };
  for_each_field<Settings>([&](const auto& row) {
    const auto& value = settings.*row.member;
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Factor>) add(row.key, value);
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::optional<Factor>>) {
      if (value) add(row.key, *value);
    }
  });
  return text + ", " + std::string(to_string(settings.fill_mode));
}

// "momentum 0.99, epsilon 0.001": the settings that are numbers.
template <typename Settings>
std::string numbers_text(const Settings& settings) {
  std::string text;
  for_each_field<Settings>([&](const auto& row) {
    if constexpr (std::is_floating_point_v<std::decay_t<decltype(settings.*row.member)>>) {
      if (!text.empty()) text += ", ";
      text += std::string(row.key) + " " + short_text(static_cast<double>(settings.*row.member));
    }
  });
  return text;
}

struct Details {
  std::string operator()(const Conv2D& conv) const {
    std::string text = std::to_string(conv.filters) + " · " +
                       window_text(conv.kernel_size, conv.strides, {1, 1}, conv.padding);
    if (conv.activation != Activation::linear)
      text += ", " + std::string(to_string(conv.activation));
    return text;
  }
  template <typename Other>
  std::string operator()(const Other& layer) const {
    if constexpr (requires { layer.pool_size; }) {
      return window_text(layer.pool_size, layer.strides, layer.pool_size, layer.padding);
    } else if constexpr (requires { layer.fill_mode; }) {
      return augmentation_text(layer);
    } else if constexpr (requires { layer.mode; }) {
      return std::string(to_string(layer.mode));
    } else {
      return has_controls(layer) ? "" : numbers_text(layer);
    }
  }
};

// What one would begin with; the defaults are Keras's, of which some do nothing.
template <typename Settings>
void make_useful(Settings& settings) {
  if constexpr (requires { settings.filters; }) {
    settings.filters = 16;
    settings.kernel_size = {3, 3};
    settings.padding = Padding::same;
  }
  if constexpr (requires { settings.activation; }) settings.activation = Activation::relu;
  if constexpr (requires { settings.mode; }) settings.mode = FlipMode::horizontal;
}

bool fits(Shape shape, const std::vector<Layer>& layers) {
  try {
    for (const Layer& layer : layers) shape = output_shape(layer, shape);
  } catch (const Error&) {
    return false;
  }
  return true;
}

// Of layers that fit: one that flattens what is flat already.
bool has_idle_flatten(Shape shape, const std::vector<Layer>& layers) {
  for (const Layer& layer : layers) {
    if (std::holds_alternative<Flatten>(layer) && shape.size() == 1) return true;
    shape = output_shape(layer, shape);
  }
  return false;
}

std::vector<Layer> with_layer(std::vector<Layer> layers, std::size_t place, const Layer& added) {
  layers.insert(layers.begin() + static_cast<std::ptrdiff_t>(place), added);
  return layers;
}

// What one would begin with.
Layer useful_layer(const Layer& kind, const std::vector<Layer>& layers) {
  if (std::holds_alternative<Dropout>(kind)) return Dropout{0.2f};
  if (std::holds_alternative<Dense>(kind)) {
    const std::vector<std::size_t> hidden = hidden_layers(layers);
    return hidden.empty() ? Dense{64, Activation::relu} : std::get<Dense>(layers[hidden.back()]);
  }
  Layer useful = kind;
  std::visit([](auto& one) { make_useful(one); }, useful);
  return useful;
}

// Where a layer would go, the best place first: behind the one that is open, else as near to the
// output as it may be, but what changes pictures at random in front of all, behind others of its
// kind.
std::vector<std::size_t> places_for(const Layer& added, const std::vector<Layer>& layers,
                                    std::optional<std::size_t> behind) {
  const std::size_t output = output_layer(layers);
  std::vector<std::size_t> places;
  if (layer_info(added).augments) {
    std::size_t first = 0;
    while (first < layers.size() && layer_info(layers[first]).augments) ++first;
    places.push_back(first);
  } else if (behind && *behind < output) {
    places.push_back(*behind + 1);
  }
  for (std::size_t i = output + 1; i-- > 0;) places.push_back(i);
  return places;
}

}  // namespace

std::vector<LayerCard> layer_cards(const std::vector<Layer>& layers, const ModelCosts& costs) {
  std::vector<LayerCard> cards;
  const std::size_t output = output_layer(layers);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    LayerCard card;
    card.name = layer_name(layers[i]);
    card.is_output = i == output;
    card.details = std::visit(Details{}, layers[i]);
    card.has_controls = has_controls(layers[i]);
    card.cost = costs.layers[i];
    card.output_shape = shape_text(card.cost.output);
    cards.push_back(std::move(card));
  }
  return cards;
}

std::size_t output_layer(const std::vector<Layer>& layers) {
  for (std::size_t i = layers.size(); i-- > 0;) {
    if (std::holds_alternative<Dense>(layers[i])) return i;
  }
  return layers.size();
}

std::vector<Layer> with_dropout_rate(std::vector<Layer> layers, std::size_t layer, float rate) {
  if (auto* dropout = std::get_if<Dropout>(&layers[layer])) {
    dropout->rate = std::clamp(rate, 0.0f, 0.9f);
  }
  return layers;
}

std::vector<Layer> with_moved_layer(std::vector<Layer> layers, std::size_t from, std::size_t to) {
  const auto at = [&](std::size_t i) { return layers.begin() + static_cast<std::ptrdiff_t>(i); };
  if (from < to) std::rotate(at(from), at(from + 1), at(to + 1));
  if (to < from) std::rotate(at(to), at(from), at(from + 1));
  return layers;
}

std::vector<Layer> with_copied_layer(std::vector<Layer> layers, std::size_t layer) {
  if (layers.size() >= most_stack_layers) return layers;
  const Layer copy = layers[layer];
  return with_layer(std::move(layers), layer + 1, copy);
}

std::vector<AddableLayer> addable_layers(const Shape& input_shape, const std::vector<Layer>& layers,
                                         std::optional<std::size_t> behind) {
  std::vector<AddableLayer> found;
  for (const Layer& kind : all_layers()) {
    const LayerInfo& info = layer_info(kind);
    AddableLayer one{std::string(info.name), std::string(info.meaning), 0, layers};
    const Layer added = useful_layer(kind, layers);
    for (const std::size_t place : places_for(added, layers, behind)) {
      if (layers.size() >= most_stack_layers) break;
      std::vector<Layer> longer = with_layer(layers, place, added);
      if (!fits(input_shape, longer)) continue;
      if (std::holds_alternative<Flatten>(added) && has_idle_flatten(input_shape, longer)) continue;
      one.place = place;
      one.layers = std::move(longer);
      break;
    }
    found.push_back(std::move(one));
  }
  return found;
}

bool can_move(const std::vector<Layer>& layers, std::size_t from, std::size_t to) {
  const std::size_t output = output_layer(layers);
  return from != to && from < output && to < output;
}

bool can_remove(const std::vector<Layer>& layers, std::size_t layer) {
  return layer < layers.size() && layer != output_layer(layers);
}

}  // namespace descent
