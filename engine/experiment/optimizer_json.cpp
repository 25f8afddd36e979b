#include "engine/experiment/optimizer_json.hpp"

#include <string>
#include <variant>

#include "engine/experiment/fields_json.hpp"

namespace descent {
namespace {

Optimizer read_name(const JsonNode& node) {
  return make_optimizer(optimizer_names()[node.choice(optimizer_names())]);
}

}  // namespace

Optimizer read_optimizer(const JsonNode& node) {
  if (node.is_text()) return read_name(node);
  const JsonFields fields(node);
  Optimizer optimizer = read_name(fields.require("name"));
  std::visit([&](auto& settings) { read_fields(fields, "name", settings.name, settings); },
             optimizer);
  return optimizer;
}

Json write_optimizer(const Optimizer& optimizer) {
  Json json = {{"name", std::string(optimizer_name(optimizer))}};
  std::visit([&](const auto& settings) { write_fields(settings, json); }, optimizer);
  return json.size() == 1 ? json["name"] : json;
}

}  // namespace descent
