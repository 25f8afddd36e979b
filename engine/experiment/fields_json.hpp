#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/core/fields.hpp"
#include "engine/experiment/initializer_json.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/regularizer_json.hpp"
#include "engine/layers/picture_window.hpp"

// Values that describe their settings themselves (engine/core/fields.hpp) from and to JSON. A kind
// of setting has a read_setting() and a write_setting() here.
namespace descent {

inline void read_setting(const JsonNode& node, Number allowed, float& value) {
  value = static_cast<float>(node.number(allowed.low, allowed.high));
}
inline void read_setting(const JsonNode& node, Number allowed, double& value) {
  value = node.number(allowed.low, allowed.high);
}
template <typename Whole>
void read_setting(const JsonNode& node, WholeNumber allowed, Whole& value) {
  value = static_cast<Whole>(node.whole_number(allowed.low, allowed.high));
}
inline void read_setting(const JsonNode& node, TrueOrFalse, bool& value) {
  value = node.true_or_false();
}
template <typename Value>
void read_setting(const JsonNode& node, const OneOf<Value>& allowed, Value& value) {
  value = allowed.all()[node.choice(names_of(allowed.all()))];
}
// 3 or [3, 5]: height and width.
void read_setting(const JsonNode& node, SizeRange allowed, Size2D& size);
inline void read_setting(const JsonNode& node, Described, Initializer& initializer) {
  initializer = read_initializer(node);
}
inline void read_setting(const JsonNode& node, Described, Regularizer& regularizer) {
  regularizer = read_regularizer(node);
}

inline Json write_setting(float value) { return shortest_decimal(value); }
template <typename Value>
Json write_setting(const Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    return to_string(value);
  } else {
    return value;
  }
}
Json write_setting(const Size2D& size);
inline Json write_setting(const Initializer& initializer) { return write_initializer(initializer); }
inline Json write_setting(const Regularizer& regularizer) { return write_regularizer(regularizer); }

// Where a key is given, its value takes the place of what stands there. An Error for a key that is
// none of the table's, nor `own_key` ("layer", "name"; "" without one), or that is missing. `owner`
// is what has these keys: "SGD", "a Dense layer".
template <typename Owner>
void read_fields(const JsonFields& json, std::string_view own_key, std::string_view owner,
                 Owner& value) {
  std::vector<std::string_view> keys;
  if (!own_key.empty()) keys.push_back(own_key);
  for_each_field<Owner>([&](const auto& row) { keys.push_back(row.key); });
  json.allow(keys, owner);
  for_each_field<Owner>([&](const auto& row) {
    const auto node =
        row.presence == Presence::required ? json.require(row.key) : json.find(row.key);
    if (node) {
      read_setting(*node, row.allowed, value.*row.member);
    } else if (row.usual) {
      value.*row.member = value.*row.usual;
    }
  });
}

// Adds what differs from the defaults, and what is always written.
template <typename Owner>
void write_fields(const Owner& value, Json& json) {
  const Owner defaults{};
  for_each_field<Owner>([&](const auto& row) {
    const auto& now = value.*row.member;
    if (row.presence == Presence::optional && now == row.standard(value, defaults)) return;
    json[std::string(row.key)] = write_setting(now);
  });
}

}  // namespace descent
