#include "engine/experiment/layer_json.hpp"

#include <nlohmann/json.hpp>
#include <variant>

#include "engine/experiment/initializer_json.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

Activation read_activation(const JsonNode& node) {
  return all_activations()[node.choice(names_of(all_activations()))];
}

// "l1", "l2", "l1_l2" with Keras's factor 0.01, or {"l1": …, "l2": …}.
Regularizer read_regularizer(const JsonNode& node) {
  constexpr float standard = 0.01f;
  if (node.is_text()) {
    static const std::vector<Regularizer> named = {
        {standard, 0}, {0, standard}, {standard, standard}};
    return named[node.choice({"l1", "l2", "l1_l2"})];
  }
  const JsonFields fields(node);
  fields.allow({"l1", "l2"}, "a regularizer");
  Regularizer regularizer;
  fields.read("l1", regularizer.l1, 0, limits::regularization);
  fields.read("l2", regularizer.l2, 0, limits::regularization);
  return regularizer;
}

// What Dense and Conv2D have in common beside their activation.
template <typename WithKernel>
void read_kernel_settings(const JsonFields& fields, WithKernel& layer) {
  if (const auto node = fields.find("activation")) layer.activation = read_activation(*node);
  fields.read("use_bias", layer.use_bias);
  if (const auto node = fields.find("kernel_initializer")) {
    layer.kernel_initializer = read_initializer(*node);
  }
  if (const auto node = fields.find("bias_initializer")) {
    layer.bias_initializer = read_initializer(*node);
  }
  if (const auto node = fields.find("kernel_regularizer")) {
    layer.kernel_regularizer = read_regularizer(*node);
  }
}

Dense read_dense(const JsonFields& fields) {
  fields.allow({"layer", "units", "activation", "use_bias", "kernel_initializer",
                "bias_initializer", "kernel_regularizer"},
               "a Dense layer");
  Dense dense;
  dense.units = static_cast<std::size_t>(fields.require("units").whole_number(1, limits::units));
  read_kernel_settings(fields, dense);
  return dense;
}

// 3 or [3, 5]: height and width.
Size2D read_size(const JsonNode& node, std::size_t most) {
  const auto one = [most](const JsonNode& number) {
    return static_cast<std::size_t>(number.whole_number(1, most));
  };
  if (node.is_number()) return {one(node), one(node)};
  if (!node.is_list() || node.list_size() != 2) {
    node.fail("a whole number from 1 to " + std::to_string(most) + ", or two: [height, width]");
  }
  const std::vector<JsonNode> pair = node.items(2, 2);
  return {one(pair[0]), one(pair[1])};
}

Padding read_padding(const JsonFields& fields) {
  const auto node = fields.find("padding");
  return node && node->choice({"valid", "same"}) == 1 ? Padding::same : Padding::valid;
}

Conv2D read_convolution(const JsonFields& fields) {
  fields.allow({"layer", "filters", "kernel_size", "strides", "padding", "activation", "use_bias",
                "kernel_initializer", "bias_initializer", "kernel_regularizer"},
               "a Conv2D layer");
  Conv2D conv;
  conv.filters =
      static_cast<std::size_t>(fields.require("filters").whole_number(1, limits::filters));
  conv.kernel_size = read_size(fields.require("kernel_size"), limits::kernel_size);
  if (const auto node = fields.find("strides")) conv.strides = read_size(*node, limits::strides);
  conv.padding = read_padding(fields);
  read_kernel_settings(fields, conv);
  return conv;
}

template <typename Pooling>
Pooling read_pooling(const JsonFields& fields, std::string_view owner) {
  fields.allow({"layer", "pool_size", "strides", "padding"}, owner);
  Pooling pool;
  if (const auto node = fields.find("pool_size")) {
    pool.pool_size = read_size(*node, limits::pool_size);
  }
  pool.strides = pool.pool_size;
  if (const auto node = fields.find("strides")) pool.strides = read_size(*node, limits::strides);
  pool.padding = read_padding(fields);
  return pool;
}

Layer read_layer(const JsonNode& node) {
  const JsonFields fields(node);
  enum { dense, activation, flatten, dropout, convolution, max_pooling, average_pooling };
  static_assert(std::variant_size_v<Layer> == 7, "read the new layer here");
  switch (fields.require("layer").choice(layer_names())) {
    case dense:
      return read_dense(fields);
    case activation:
      fields.allow({"layer", "activation"}, "an Activation layer");
      return ActivationLayer{read_activation(fields.require("activation"))};
    case flatten:
      fields.allow({"layer"}, "a Flatten layer");
      return Flatten{};
    case convolution:
      return read_convolution(fields);
    case max_pooling:
      return read_pooling<MaxPooling2D>(fields, "a MaxPooling2D layer");
    case average_pooling:
      return read_pooling<AveragePooling2D>(fields, "an AveragePooling2D layer");
    case dropout:
      break;
  }
  fields.allow({"layer", "rate"}, "a Dropout layer");
  return Dropout{static_cast<float>(fields.require("rate").number(0, limits::dropout_rate))};
}

Json write_size(Size2D size) {
  if (size.height == size.width) return size.height;
  return Json::array({size.height, size.width});
}

struct WriteLayer {
  Json& json;

  void operator()(const Dense& dense) const {
    json["units"] = dense.units;
    write_kernel_settings(dense);
  }
  void operator()(const ActivationLayer& layer) const {
    json["activation"] = to_string(layer.activation);
  }
  void operator()(const Flatten&) const {}
  void operator()(const Dropout& dropout) const { json["rate"] = shortest_decimal(dropout.rate); }
  void operator()(const Conv2D& conv) const {
    json["filters"] = conv.filters;
    json["kernel_size"] = write_size(conv.kernel_size);
    if (conv.strides != Size2D{}) json["strides"] = write_size(conv.strides);
    write_padding(conv.padding);
    write_kernel_settings(conv);
  }
  void operator()(const MaxPooling2D& pool) const { write_pooling(pool); }
  void operator()(const AveragePooling2D& pool) const { write_pooling(pool); }

  void write_padding(Padding padding) const {
    if (padding != Padding::valid) json["padding"] = to_string(padding);
  }
  template <typename Pooling>
  void write_pooling(const Pooling& pool) const {
    if (pool.pool_size != Pooling{}.pool_size) json["pool_size"] = write_size(pool.pool_size);
    if (pool.strides != pool.pool_size) json["strides"] = write_size(pool.strides);
    write_padding(pool.padding);
  }
  template <typename WithKernel>
  void write_kernel_settings(const WithKernel& layer) const {
    const WithKernel defaults;
    if (layer.activation != defaults.activation) json["activation"] = to_string(layer.activation);
    if (layer.use_bias != defaults.use_bias) json["use_bias"] = layer.use_bias;
    if (layer.kernel_initializer != defaults.kernel_initializer) {
      json["kernel_initializer"] = write_initializer(layer.kernel_initializer);
    }
    if (layer.bias_initializer != defaults.bias_initializer) {
      json["bias_initializer"] = write_initializer(layer.bias_initializer);
    }
    const Regularizer& regularizer = layer.kernel_regularizer;
    if (regularizer.l1 != 0) json["kernel_regularizer"]["l1"] = shortest_decimal(regularizer.l1);
    if (regularizer.l2 != 0) json["kernel_regularizer"]["l2"] = shortest_decimal(regularizer.l2);
  }
};

}  // namespace

std::vector<Layer> read_layers(const JsonNode& node) {
  std::vector<Layer> layers;
  for (const JsonNode& item : node.items(1, limits::layers)) layers.push_back(read_layer(item));
  return layers;
}

Json write_layers(const std::vector<Layer>& layers) {
  Json list = Json::array();
  for (const Layer& layer : layers) {
    Json json = {{"layer", layer_name(layer)}};
    std::visit(WriteLayer{json}, layer);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace descent
