#include "engine/experiment/weights_json.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

constexpr double largest = std::numeric_limits<float>::max();

Tensor to_tensor(const std::vector<double>& numbers, const Shape& shape) {
  Tensor tensor = zeros(shape);
  std::transform(numbers.begin(), numbers.end(), tensor.begin(),
                 [](double number) { return static_cast<float>(number); });
  return tensor;
}

LayerParameters read_layer(const JsonNode& node, const Layer& layer, const Shape& input_shape) {
  const JsonFields fields(node);
  const ParameterList list = parameter_list(layer, input_shape);
  std::vector<std::string_view> names;
  for (const ParameterSpec& spec : list) names.push_back(spec.name);
  const LayerInfo& info = layer_info(layer);
  fields.allow(names, list.empty()           ? tr("the weights of a layer that has none")
                      : info.article == "an" ? tr("an {0} layer's weights", info.name)
                                             : tr("a {0} layer's weights", info.name));
  LayerParameters parameters;
  for (const ParameterSpec& spec : list) {
    const std::size_t count = element_count(spec.shape);
    const std::vector<double> numbers = fields.require(spec.name).numbers(count, count, largest);
    parameters.add(spec.name, to_tensor(numbers, spec.shape));
  }
  return parameters;
}

Json write_tensor(const Tensor& tensor) {
  Json list = Json::array();
  for (const float value : tensor) list.push_back(shortest_decimal(value));
  return list;
}

}  // namespace

Parameters read_weights(const JsonNode& node, const std::vector<Layer>& layers, Shape input_shape) {
  Parameters weights;
  // One item for each layer.
  const std::vector<JsonNode> items = node.items(layers.size(), layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    Shape next = output_shape(layers[i], input_shape);
    weights.push_back(read_layer(items[i], layers[i], input_shape));
    input_shape = std::move(next);
  }
  return weights;
}

void check_finite(const Parameters& weights) {
  for (const Tensor* tensor : tensors(weights)) {
    if (std::all_of(tensor->begin(), tensor->end(), [](float x) { return std::isfinite(x); })) {
      continue;
    }
    throw Error(
        tr("The weights are no longer finite numbers, so they cannot be saved: train again with a "
           "smaller learning rate."));
  }
}

Json write_weights(const Parameters& weights) {
  check_finite(weights);
  Json list = Json::array();
  for (const LayerParameters& layer : weights) {
    Json json = Json::object();
    for (const auto& [name, values] : layer) json[std::string(name)] = write_tensor(values);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace descent
