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

// Where a layer would go, the best place first: as near to the output as it may be, but what
// changes pictures at random in front of all, behind others of its kind.
std::vector<std::size_t> places_for(const Layer& added, const std::vector<Layer>& layers) {
  std::vector<std::size_t> places;
  for (std::size_t i = output_layer(layers) + 1; i-- > 0;) places.push_back(i);
  if (!layer_info(added).augments) return places;
  std::size_t first = 0;
  while (first < layers.size() && layer_info(layers[first]).augments) ++first;
  places.insert(places.begin(), first);
  return places;
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
    card.details = std::visit(Details{}, layers[i]);
    card.has_controls = has_controls(layers[i]);
    try {
      if (!shape.empty()) {
        Shape next = output_shape(layers[i], shape);
        card.parameters =
            static_cast<std::size_t>(parameter_count(parameter_list(layers[i], shape)));
        shape = std::move(next);
      }
    } catch (const Error&) {
      shape.clear();
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

std::vector<AddableLayer> addable_layers(const Shape& input_shape,
                                         const std::vector<Layer>& layers) {
  std::vector<AddableLayer> found;
  for (Layer added : all_layers()) {
    const bool elsewhere = std::holds_alternative<Dense>(added) ||
                           std::holds_alternative<Dropout>(added) ||
                           std::holds_alternative<Flatten>(added);
    if (elsewhere) continue;
    std::visit([](auto& one) { make_useful(one); }, added);
    for (const std::size_t place : places_for(added, layers)) {
      std::vector<Layer> longer = layers;
      longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(place), added);
      if (!fits(input_shape, longer)) continue;
      if (layers.size() >= most_stack_layers) longer = layers;
      const LayerInfo& info = layer_info(added);
      found.push_back({std::string(info.name), std::string(info.meaning), std::move(longer)});
      break;
    }
  }
  return found;
}

bool can_remove(const std::vector<Layer>& layers, std::size_t layer) {
  return layer < layers.size() && layer != output_layer(layers) &&
         !std::holds_alternative<Flatten>(layers[layer]);
}

}  // namespace descent
