#pragma once

#include <cmath>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/experiment/fields_json.hpp"

// What a value's table of settings (engine/core/fields.hpp) comes to in the reference.
namespace descent::tests {

struct FieldRow {
  std::string key;
  std::string standard;  // "required", "the pool_size", or JSON
  std::string allowed;   // "whole number 1 … 4096"
  std::string meaning;

  bool operator==(const FieldRow&) const = default;
};

inline std::string number_text(double value) {
  std::ostringstream text;
  text.precision(std::floor(value) == value && std::abs(value) < 1e15 ? 15 : 6);
  text << value;
  return text.str();
}

inline std::string range_text(const std::string& what, double low, double high) {
  return what + " " + number_text(low) + " … " + number_text(high);
}

inline std::string allowed_text(Number allowed) {
  return range_text("number", allowed.low, allowed.high);
}
inline std::string allowed_text(WholeNumber allowed) {
  return range_text("whole number", static_cast<double>(allowed.low),
                    static_cast<double>(allowed.high));
}
inline std::string allowed_text(SizeRange allowed) {
  return range_text("size", static_cast<double>(allowed.low), static_cast<double>(allowed.high));
}
inline std::string allowed_text(TrueOrFalse) { return "true or false"; }
inline std::string allowed_text(Described allowed) {
  return std::string(allowed.what) + ", see below";
}
template <typename Value>
std::string allowed_text(const OneOf<Value>& allowed) {
  std::string text;
  for (const Value value : allowed.all()) {
    text += (text.empty() ? "one of `" : ", `") + std::string(to_string(value)) + "`";
  }
  return text;
}

template <typename Settings>
std::vector<FieldRow> field_rows() {
  std::vector<FieldRow> rows;
  const Settings defaults{};
  for_each_field<Settings>([&](const auto& field) {
    FieldRow row{std::string(field.key), print_json_line(write_setting(defaults.*field.member)),
                 allowed_text(field.allowed), std::string(field.meaning)};
    if (field.presence == Presence::required) row.standard = "required";
    for_each_field<Settings>([&](const auto& other) {
      if constexpr (std::is_same_v<decltype(other.member), decltype(field.member)>) {
        if (field.usual && field.usual == other.member) {
          row.standard = "the " + std::string(other.key);
        }
      }
    });
    rows.push_back(row);
  });
  return rows;
}

}  // namespace descent::tests
