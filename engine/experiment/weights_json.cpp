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

// A layer with a kernel, as messages name its parts.
struct Owner {
  std::string layer;   // "Dense"
  std::string counts;  // "inputs · units, with 2 units"
};

// `known` are the kernel's dimensions but for the inputs or channels, which come before the last
// and follow from how many numbers there are.
LayerParameters read_parameters(const JsonFields& fields, const Owner& owner, const Shape& known,
                                bool use_bias) {
  LayerParameters parameters;
  const JsonNode kernel = fields.require("kernel");
  const std::vector<double> numbers = kernel.numbers(1, limits::parameters, largest);
  const std::size_t step = element_count(known), outputs = known.back();
  if (numbers.size() % step != 0) kernel.fail("as many numbers as " + owner.counts);
  Shape shape = known;
  shape.insert(shape.end() - 1, numbers.size() / step);
  parameters.kernel = to_tensor(numbers, shape);
  if (use_bias) {
    fields.allow({"kernel", "bias"}, "a " + owner.layer + " layer's weights");
    parameters.bias =
        to_tensor(fields.require("bias").numbers(outputs, outputs, largest), {outputs});
  } else {
    fields.allow({"kernel"}, "the weights of a " + owner.layer + " layer without bias");
  }
  return parameters;
}

LayerParameters read_layer(const JsonNode& node, const Layer& layer) {
  const JsonFields fields(node);
  if (const auto* dense = std::get_if<Dense>(&layer)) {
    const std::string units = std::to_string(dense->units);
    return read_parameters(fields, {"Dense", "inputs · units, with " + units + " units"},
                           {dense->units}, dense->use_bias);
  }
  if (const auto* conv = std::get_if<Conv2D>(&layer)) {
    const auto [height, width] = conv->kernel_size;
    const std::string cells = std::to_string(height) + "·" + std::to_string(width);
    const std::string filters = std::to_string(conv->filters);
    return read_parameters(
        fields, {"Conv2D", cells + " · channels · filters, with " + filters + " filters"},
        {height, width, conv->filters}, conv->use_bias);
  }
  fields.allow({}, "the weights of a layer that has none");
  return {};
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
