#include "engine/experiment/json_node.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::size_t longest_shown = 60;

// A value as an error message shows it: whole if it is short.
std::string shown(const Json& value) {
  if (value.is_structured() && value.size() > longest_shown) {
    return value.is_array() ? tr("a list of {0} items", value.size())
                            : tr("an object of {0} items", value.size());
  }
  return shortened(print_json_line(value));
}

// As it is if it could be one of ours; else quoted and escaped, for it may hold anything.
std::string shown_key(const std::string& key) {
  const bool plain = std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
  return plain && !key.empty() ? shortened(key) : shown(Json(key));
}

std::string shown(double value) { return shown(Json(value)); }

std::string joined(const auto& names) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

}  // namespace

std::string shortened(std::string_view text) {
  if (text.size() <= longest_shown) return std::string(text);
  std::size_t cut = longest_shown;
  while ((text[cut] & 0xC0) == 0x80) --cut;  // not inside a UTF-8 character
  return std::string(text.substr(0, cut)) + "…";
}

bool JsonNode::is_text() const { return value_->is_string(); }
bool JsonNode::is_number() const { return value_->is_number(); }
bool JsonNode::is_list() const { return value_->is_array(); }
std::size_t JsonNode::list_size() const { return value_->size(); }

void JsonNode::fail(std::string_view allowed) const {
  const std::string name = path_.empty() ? tr("The whole JSON text") : path_;
  throw Error(tr("{0} is {1}, but must be {2}.", name, shown(*value_), allowed));
}

double JsonNode::number(double low, double high) const {
  const auto allowed = [&] { return tr("a number from {0} to {1}", shown(low), shown(high)); };
  if (!value_->is_number()) fail(allowed());
  const double number = value_->get<double>();
  if (!(number >= low && number <= high)) fail(allowed());
  return number;
}

std::uint64_t JsonNode::whole_number(std::uint64_t low, std::uint64_t high) const {
  const auto allowed = [&] { return tr("a whole number from {0} to {1}", low, high); };
  if (value_->is_number_unsigned()) {
    const auto whole = value_->get<std::uint64_t>();
    if (whole < low || whole > high) fail(allowed());
    return whole;
  }
  if (!value_->is_number()) fail(allowed());
  const double number = value_->get<double>();  // 1e3 and 20.0 are whole numbers too
  const bool in_range = number >= static_cast<double>(low) && number <= static_cast<double>(high);
  if (!in_range || number != std::floor(number)) fail(allowed());
  return static_cast<std::uint64_t>(number);
}

bool JsonNode::true_or_false() const {
  if (!value_->is_boolean()) fail(tr("true or false"));
  return value_->get<bool>();
}

std::string JsonNode::text(std::size_t longest, std::size_t shortest) const {
  const auto* text = value_->get_ptr<const std::string*>();
  if (!text || text->size() < shortest || text->size() > longest) {
    fail(tr("a text of {0} to {1} bytes", shortest, longest));
  }
  return *text;
}

std::size_t JsonNode::choice(const std::vector<std::string_view>& names) const {
  const auto found =
      is_text() ? std::find(names.begin(), names.end(), value_->get_ref<const std::string&>())
                : names.end();
  if (found == names.end()) fail(tr("one of {0}", joined(names)));
  return static_cast<std::size_t>(found - names.begin());
}

void JsonNode::check_list(std::size_t low, std::size_t high, std::string_view of_what) const {
  if (is_list() && value_->size() >= low && value_->size() <= high) return;
  if (low == high) fail(tr("a list of {0} {1}", low, of_what));
  fail(tr("a list of {0} to {1} {2}", low, high, of_what));
}

JsonNode JsonNode::item(std::size_t index) const {
  return JsonNode((*value_)[index], path_ + "[" + std::to_string(index) + "]");
}

std::vector<JsonNode> JsonNode::items(std::size_t low, std::size_t high) const {
  check_list(low, high, tr("items"));
  std::vector<JsonNode> nodes;
  for (std::size_t i = 0; i < value_->size(); ++i) nodes.push_back(item(i));
  return nodes;
}

std::vector<double> JsonNode::numbers(std::size_t low, std::size_t high, double largest) const {
  check_list(low, high, tr("numbers"));
  std::vector<double> numbers;
  numbers.reserve(value_->size());
  for (std::size_t i = 0; i < value_->size(); ++i) {
    const Json& value = (*value_)[i];
    // Only a wrong number needs its path.
    const bool good = value.is_number() && std::abs(value.get<double>()) <= largest;
    numbers.push_back(good ? value.get<double>() : item(i).number(-largest, largest));
  }
  return numbers;
}

std::vector<double> JsonNode::numbers_or_nulls(std::size_t low, std::size_t high,
                                               double largest) const {
  check_list(low, high, tr("numbers or nulls"));
  std::vector<double> numbers;
  numbers.reserve(value_->size());
  for (std::size_t i = 0; i < value_->size(); ++i) {
    const bool none = (*value_)[i].is_null();
    numbers.push_back(none ? std::numeric_limits<double>::quiet_NaN()
                           : item(i).number(-largest, largest));
  }
  return numbers;
}

JsonFields::JsonFields(const JsonNode& node) : node_(node) {
  if (!node.value_->is_object()) node.fail(tr("an object: {…}"));
}

void JsonFields::allow(std::span<const std::string_view> keys, std::string_view owner) const {
  for (auto item = node_.value_->begin(); item != node_.value_->end(); ++item) {
    if (std::find(keys.begin(), keys.end(), item.key()) != keys.end()) continue;
    const std::string prefix = node_.path_.empty() ? "" : node_.path_ + ".";
    const std::string name = prefix + shown_key(item.key());
    if (keys.empty()) throw Error(tr("{0} is not a key of {1}.", name, owner));
    throw Error(tr("{0} is not a key of {1}, which has {2}.", name, owner, joined(keys)));
  }
}

std::optional<JsonNode> JsonFields::find(std::string_view key) const {
  const auto item = node_.value_->find(std::string(key));
  if (item == node_.value_->end()) return std::nullopt;
  return JsonNode(*item,
                  node_.path_.empty() ? std::string(key) : node_.path_ + "." + std::string(key));
}

JsonNode JsonFields::require(std::string_view key) const {
  if (auto node = find(key)) return *node;
  const std::string prefix = node_.path_.empty() ? "" : node_.path_ + ".";
  throw Error(tr("{0}{1} is missing.", prefix, key));
}

void JsonFields::read(std::string_view key, double& value, double low, double high) const {
  if (const auto node = find(key)) value = node->number(low, high);
}

void JsonFields::read(std::string_view key, float& value, double low, double high) const {
  if (const auto node = find(key)) value = static_cast<float>(node->number(low, high));
}

void JsonFields::read(std::string_view key, std::uint64_t& value, std::uint64_t low,
                      std::uint64_t high) const {
  if (const auto node = find(key)) value = node->whole_number(low, high);
}

void JsonFields::read_size(std::string_view key, std::size_t& value, std::size_t low,
                           std::size_t high) const {
  if (const auto node = find(key)) value = static_cast<std::size_t>(node->whole_number(low, high));
}

void JsonFields::read(std::string_view key, bool& value) const {
  if (const auto node = find(key)) value = node->true_or_false();
}

}  // namespace descent
