#include "engine/experiment/layer_json.hpp"

#include <string>
#include <variant>

#include "engine/core/words.hpp"
#include "engine/experiment/fields_json.hpp"

namespace descent {

void read_item(const JsonNode& node, Layer& layer) {
  const JsonFields fields(node);
  layer = all_layers()[fields.require("layer").choice(layer_names())];
  const LayerInfo& info = layer_info(layer);
  const std::string owner =
      info.article == "an" ? tr("an {0} layer", info.name) : tr("a {0} layer", info.name);
  std::visit([&](auto& settings) { read_fields(fields, "layer", owner, settings); }, layer);
}

Json write_item(const Layer& layer) {
  Json json = {{"layer", layer_name(layer)}};
  std::visit([&](const auto& settings) { write_fields(settings, json); }, layer);
  return json;
}

}  // namespace descent
