#include "engine/experiment/initializer_json.hpp"

#include <variant>

#include "engine/experiment/fields_json.hpp"

namespace descent {
namespace {

Initializer read_name(const JsonNode& node) {
  std::vector<std::string_view> names;
  for (const Initializer& initializer : all_initializers()) {
    names.push_back(initializer_name(initializer));
  }
  return all_initializers()[node.choice(names)];
}

}  // namespace

Initializer read_initializer(const JsonNode& node) {
  if (node.is_text()) return read_name(node);
  const JsonFields fields(node);
  Initializer initializer = read_name(fields.require("name"));
  std::visit([&](auto& settings) { read_fields(fields, "name", settings.name, settings); },
             initializer);
  const auto* range = std::get_if<RandomUniform>(&initializer);
  if (range && range->minval > range->maxval) node.fail("a range: minval at most maxval");
  return initializer;
}

Json write_initializer(const Initializer& initializer) {
  Json json = {{"name", std::string(initializer_name(initializer))}};
  std::visit([&](const auto& settings) { write_fields(settings, json); }, initializer);
  return json.size() == 1 ? json["name"] : json;
}

}  // namespace descent
