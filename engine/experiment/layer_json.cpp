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

Dense read_dense(const JsonFields& fields) {
  fields.allow({"layer", "units", "activation", "use_bias", "kernel_initializer",
                "bias_initializer", "kernel_regularizer"},
               "a Dense layer");
  Dense dense;
  dense.units = static_cast<std::size_t>(fields.require("units").whole_number(1, limits::units));
  if (const auto node = fields.find("activation")) dense.activation = read_activation(*node);
  fields.read("use_bias", dense.use_bias);
  if (const auto node = fields.find("kernel_initializer")) {
    dense.kernel_initializer = read_initializer(*node);
  }
  if (const auto node = fields.find("bias_initializer")) {
    dense.bias_initializer = read_initializer(*node);
  }
  if (const auto node = fields.find("kernel_regularizer")) {
    dense.kernel_regularizer = read_regularizer(*node);
  }
  return dense;
}

Layer read_layer(const JsonNode& node) {
  const JsonFields fields(node);
  enum { dense, activation, flatten, dropout };
  static_assert(std::variant_size_v<Layer> == 4, "read the new layer here");
  switch (fields.require("layer").choice({"Dense", "Activation", "Flatten", "Dropout"})) {
    case dense:
      return read_dense(fields);
    case activation:
      fields.allow({"layer", "activation"}, "an Activation layer");
      return ActivationLayer{read_activation(fields.require("activation"))};
    case flatten:
      fields.allow({"layer"}, "a Flatten layer");
      return Flatten{};
    case dropout:
      break;
  }
  fields.allow({"layer", "rate"}, "a Dropout layer");
  return Dropout{static_cast<float>(fields.require("rate").number(0, limits::dropout_rate))};
}

struct WriteLayer {
  Json& json;

  void operator()(const Dense& dense) const {
    const Dense defaults;
    json["units"] = dense.units;
    if (dense.activation != defaults.activation) json["activation"] = to_string(dense.activation);
    if (dense.use_bias != defaults.use_bias) json["use_bias"] = dense.use_bias;
    if (dense.kernel_initializer != defaults.kernel_initializer) {
      json["kernel_initializer"] = write_initializer(dense.kernel_initializer);
    }
    if (dense.bias_initializer != defaults.bias_initializer) {
      json["bias_initializer"] = write_initializer(dense.bias_initializer);
    }
    const Regularizer& regularizer = dense.kernel_regularizer;
    if (regularizer.l1 != 0) json["kernel_regularizer"]["l1"] = shortest_decimal(regularizer.l1);
    if (regularizer.l2 != 0) json["kernel_regularizer"]["l2"] = shortest_decimal(regularizer.l2);
  }
  void operator()(const ActivationLayer& layer) const {
    json["activation"] = to_string(layer.activation);
  }
  void operator()(const Flatten&) const {}
  void operator()(const Dropout& dropout) const { json["rate"] = shortest_decimal(dropout.rate); }
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
