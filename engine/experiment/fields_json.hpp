#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/core/closed_set.hpp"
#include "engine/core/fields.hpp"
#include "engine/experiment/initializer_json.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/regularizer_json.hpp"
#include "engine/layers/picture_warp.hpp"
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
inline void read_setting(const JsonNode& node, ShortText allowed, std::string& value) {
  value = node.text(allowed.longest);
}
template <typename Item>
void read_setting(const JsonNode& node, const ListOf& allowed, std::vector<Item>& items) {
  items.clear();
  for (const JsonNode& item : node.items(allowed.low, allowed.high)) {
    read_item(item, items.emplace_back());
  }
}
// 3 or [3, 5]: height and width.
void read_setting(const JsonNode& node, SizeRange allowed, Size2D& size);
// 0.2, which stands for -0.2 … 0.2, or [-0.1, 0.2]: its ends, in either order.
void read_setting(const JsonNode& node, FactorRange allowed, Factor& factor);
inline void read_setting(const JsonNode& node, FactorRange allowed, std::optional<Factor>& factor) {
  read_setting(node, allowed, factor.emplace());
}
inline void read_setting(const JsonNode& node, Described, Initializer& initializer) {
  initializer = read_initializer(node);
}
inline void read_setting(const JsonNode& node, Described, Regularizer& regularizer) {
  regularizer = read_regularizer(node);
}

Json write_setting(const Size2D& size);
Json write_setting(const Factor& factor);
inline Json write_setting(float value) { return shortest_decimal(value); }
template <typename Value>
Json write_setting(const Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    return to_string(value);
  } else {
    return value;
  }
}
template <typename Value>
Json write_setting(const std::optional<Value>& value) {
  return value ? write_setting(*value) : Json();
}
template <typename Item>
  requires requires(const Item& item) { write_item(item); }
Json write_setting(const std::vector<Item>& items) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(write_item(item));
  return list;
}
inline Json write_setting(const Initializer& initializer) { return write_initializer(initializer); }
inline Json write_setting(const Regularizer& regularizer) { return write_regularizer(regularizer); }

// The keys that this owner has, behind its `own_key` ("layer", "name"; "" without one).
template <typename Owner>
std::vector<std::string_view> keys_of(std::string_view own_key, const Owner& value) {
  std::vector<std::string_view> keys;
  if (!own_key.empty()) keys.push_back(own_key);
  for_each_field<Owner>([&](const auto& row) {
    if (row.is_of(value)) keys.push_back(row.key);
  });
  return keys;
}

// Where a key is given, its value takes the place of what stands there. An Error for one that has
// to be given and is not.
template <typename Owner>
void read_rows(const JsonFields& json, Owner& value) {
  for_each_field<Owner>([&](const auto& row) {
    const bool required = row.presence == Presence::required && row.is_of(value);
    const auto node = required ? json.require(row.key) : json.find(row.key);
    auto& member = value.*row.member;
    if (!node) {
      if (row.usual) member = value.*row.usual;
    } else if constexpr (requires { read_setting(*node, row.allowed, member, value); }) {
      read_setting(*node, row.allowed, member, value);
    } else {
      read_setting(*node, row.allowed, member);
    }
  });
}

// The same, and an Error for a key that is none of these. `owner` is what has them: "SGD", "a Dense
// layer".
template <typename Owner>
void read_fields(const JsonFields& json, std::string_view own_key, std::string_view owner,
                 Owner& value) {
  json.allow(keys_of(own_key, value), owner);
  read_rows(json, value);
}

// Adds what differs from the defaults, and what is always written.
template <typename Owner>
void write_fields(const Owner& value, Json& json, const Owner& defaults = Owner{}) {
  for_each_field<Owner>([&](const auto& row) {
    if (!row.is_of(value)) return;
    const auto& now = value.*row.member;
    if (row.presence == Presence::optional && now == row.standard(value, defaults)) return;
    json[std::string(row.key)] = write_setting(now);
  });
}

// A member of a closed set (closed_set.hpp): an object with its name and settings.
template <typename Set>
Set read_member(const JsonFields& json) {
  Set one = one_of_each<Set>()[json.require("name").choice(names_of_each<Set>())];
  std::visit([&](auto& settings) { read_fields(json, "name", settings.name, settings); }, one);
  return one;
}
template <typename Set>
Json write_member(const Set& one) {
  Json json = {{"name", std::string(name_of(one))}};
  std::visit([&](const auto& settings) { write_fields(settings, json); }, one);
  return json;
}

// The same, where the name alone stands for its defaults.
template <typename Set>
Set read_named(const JsonNode& node) {
  if (!node.is_text()) return read_member<Set>(JsonFields(node));
  return one_of_each<Set>()[node.choice(names_of_each<Set>())];
}
template <typename Set>
Json write_named(const Set& one) {
  Json json = write_member(one);
  return json.size() == 1 ? json["name"] : json;
}

}  // namespace descent
