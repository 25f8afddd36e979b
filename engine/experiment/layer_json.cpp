#include "engine/experiment/layer_json.hpp"

#include <string>
#include <variant>

#include "engine/experiment/fields_json.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

Layer read_layer(const JsonNode& node) {
  const JsonFields fields(node);
  Layer layer = all_layers()[fields.require("layer").choice(layer_names())];
  const LayerInfo& info = layer_info(layer);
  const std::string owner = std::string(info.article) + " " + std::string(info.name) + " layer";
  std::visit([&](auto& settings) { read_fields(fields, "layer", owner, settings); }, layer);
  return layer;
}

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
    std::visit([&](const auto& settings) { write_fields(settings, json); }, layer);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace descent
