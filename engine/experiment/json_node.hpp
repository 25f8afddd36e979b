#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/json_text.hpp"

// Reading JSON strictly: every error names the key's path, the value and what
// is allowed.
namespace descent {

// For error messages: whole if it is short, else its beginning.
std::string shortened(std::string_view text);

// As the largest that a number may be: no limit.
inline constexpr double any_size = std::numeric_limits<double>::max();

// A value and where it stands: "training.optimizer.learning_rate". The JSON
// outlives it.
class JsonNode {
 public:
  explicit JsonNode(const Json& value, std::string path = "") : value_(&value), path_(path) {}

  const std::string& path() const { return path_; }
  bool is_text() const;
  bool is_number() const;
  bool is_list() const;
  std::size_t list_size() const;  // of a list

  // "data.noise is 7, but must be a number from 0 to 0.5."
  [[noreturn]] void fail(std::string_view allowed) const;

  double number(double low, double high) const;
  std::uint64_t whole_number(std::uint64_t low, std::uint64_t high) const;
  bool true_or_false() const;
  // A text of `shortest` to `longest` bytes.
  std::string text(std::size_t longest, std::size_t shortest = 1) const;
  // Which of the names the text is: an index into them.
  std::size_t choice(const std::vector<std::string_view>& names) const;

  // The items of a list of `low` to `high` of them.
  std::vector<JsonNode> items(std::size_t low, std::size_t high) const;
  // A list of `low` to `high` numbers.
  std::vector<double> numbers(std::size_t low, std::size_t high, double largest) const;
  // The same, with NaN for every null.
  std::vector<double> numbers_or_nulls(std::size_t low, std::size_t high, double largest) const;

 private:
  friend class JsonFields;
  // "must be a list of 1 to 32 items"
  void check_list(std::size_t low, std::size_t high, std::string_view of_what) const;
  JsonNode item(std::size_t index) const;

  const Json* value_;
  std::string path_;
};

// The keys of an object.
class JsonFields {
 public:
  // An Error unless it is an object.
  explicit JsonFields(const JsonNode& node);

  // An Error for any other key. `owner` is what has these keys: "SGD", "a Dense
  // layer".
  void allow(std::span<const std::string_view> keys, std::string_view owner) const;
  void allow(std::initializer_list<std::string_view> keys, std::string_view owner) const {
    allow(std::span(keys.begin(), keys.size()), owner);
  }

  std::optional<JsonNode> find(std::string_view key) const;
  // An Error where it is missing.
  JsonNode require(std::string_view key) const;

  // Where the key is given, its value takes the place of what stands there.
  void read(std::string_view key, float& value, double low, double high) const;
  void read(std::string_view key, double& value, double low, double high) const;
  void read(std::string_view key, std::uint64_t& value, std::uint64_t low,
            std::uint64_t high) const;
  // std::size_t is another type in WebAssembly, where it has 32 bits.
  void read_size(std::string_view key, std::size_t& value, std::size_t low, std::size_t high) const;
  void read(std::string_view key, bool& value) const;

 private:
  JsonNode node_;
};

// The names of a closed set's members, for choice(): to_string() of each.
template <typename Value>
std::vector<std::string_view> names_of(const std::vector<Value>& values) {
  std::vector<std::string_view> names;
  for (const Value value : values) names.push_back(to_string(value));
  return names;
}

}  // namespace descent
