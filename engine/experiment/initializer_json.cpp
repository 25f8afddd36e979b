#include "engine/experiment/initializer_json.hpp"

#include <nlohmann/json.hpp>
#include <variant>

#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

const std::vector<Initializer>& all_initializers() {
  static const std::vector<Initializer> all = {GlorotUniform{}, GlorotNormal{}, HeUniform{},
                                               HeNormal{},      Zeros{},        Ones{},
                                               Constant{},      RandomUniform{}};
  static_assert(std::variant_size_v<Initializer> == 8, "list the new initializer here");
  return all;
}

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
  const std::string_view name = initializer_name(initializer);
  if (auto* constant = std::get_if<Constant>(&initializer)) {
    fields.allow({"name", "value"}, name);
    fields.read("value", constant->value, -limits::weight, limits::weight);
  } else if (auto* range = std::get_if<RandomUniform>(&initializer)) {
    fields.allow({"name", "minval", "maxval"}, name);
    fields.read("minval", range->minval, -limits::weight, limits::weight);
    fields.read("maxval", range->maxval, -limits::weight, limits::weight);
    if (range->minval > range->maxval) node.fail("a range: minval at most maxval");
  } else {
    fields.allow({"name"}, name);
  }
  return initializer;
}

Json write_initializer(const Initializer& initializer) {
  const std::string name(initializer_name(initializer));
  if (const auto* constant = std::get_if<Constant>(&initializer)) {
    return {{"name", name}, {"value", shortest_decimal(constant->value)}};
  }
  if (const auto* range = std::get_if<RandomUniform>(&initializer)) {
    return {{"name", name},
            {"minval", shortest_decimal(range->minval)},
            {"maxval", shortest_decimal(range->maxval)}};
  }
  return name;
}

}  // namespace descent
