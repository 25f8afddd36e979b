#include "engine/experiment/weights_json.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <variant>

#include "engine/core/error.hpp"
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

LayerParameters read_layer(const JsonNode& node, const Layer& layer) {
  const JsonFields fields(node);
  LayerParameters parameters;
  const auto* dense = std::get_if<Dense>(&layer);
  if (!dense) {
    fields.allow({}, "the weights of a layer that has none");
    return parameters;
  }
  const JsonNode kernel = fields.require("kernel");
  const std::vector<double> numbers = kernel.numbers(1, limits::parameters, largest);
  if (numbers.size() % dense->units != 0) {
    kernel.fail("as many numbers as inputs · units, with " + std::to_string(dense->units) +
                " units");
  }
  parameters.kernel = to_tensor(numbers, {numbers.size() / dense->units, dense->units});
  if (dense->use_bias) {
    fields.allow({"kernel", "bias"}, "a Dense layer's weights");
    parameters.bias = to_tensor(fields.require("bias").numbers(dense->units, dense->units, largest),
                                {dense->units});
  } else {
    fields.allow({"kernel"}, "the weights of a Dense layer without bias");
  }
  return parameters;
}

Json write_tensor(const Tensor& tensor) {
  Json list = Json::array();
  for (const float value : tensor) {
    if (!std::isfinite(value)) {
      throw Error(
          "The weights are no longer finite numbers, so they cannot be "
          "saved: train again with a "
          "smaller learning rate.");
    }
    list.push_back(shortest_decimal(value));
  }
  return list;
}

}  // namespace

Parameters read_weights(const JsonNode& node, const std::vector<Layer>& layers) {
  Parameters weights;
  // One item for each layer.
  const std::vector<JsonNode> items = node.items(layers.size(), layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i)
    weights.push_back(read_layer(items[i], layers[i]));
  return weights;
}

Json write_weights(const Parameters& weights) {
  Json list = Json::array();
  for (const LayerParameters& layer : weights) {
    Json json = Json::object();
    if (layer.kernel.size() > 0) json["kernel"] = write_tensor(layer.kernel);
    if (layer.bias.size() > 0) json["bias"] = write_tensor(layer.bias);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace descent
