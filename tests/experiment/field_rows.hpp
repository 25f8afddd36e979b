#pragma once

#include <cmath>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/experiment/experiment_fields.hpp"

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
  text.precision(std::floor(value) == value && std::abs(value) < 1e17 ? 17 : 6);
  text << value;
  std::string written = text.str();
  std::erase(written, '+');  // 1e30
  return written;
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
inline std::string allowed_text(FactorRange allowed) {
  return range_text("factor", allowed.low, allowed.high);
}
inline std::string allowed_text(TrueOrFalse) { return "true or false"; }
inline std::string allowed_text(Described allowed) {
  return std::string(allowed.what) + ", see below";
}
template <typename Value>
std::string names_text(const std::vector<Value>& values) {
  std::string text;
  for (const Value value : values) {
    text += (text.empty() ? "`" : ", `") + std::string(to_string(value)) + "`";
  }
  return text;
}
template <typename Value>
std::string allowed_text(const OneOf<Value>& allowed) {
  return "one of " + names_text(allowed.all());
}
template <typename Value>
std::string allowed_text(const SomeOf<Value>& allowed) {
  const std::vector<Value>& all = allowed.all();
  return "a list of 1 to " + std::to_string(all.size()) + " different ones of " + names_text(all);
}
inline std::string list_text(std::size_t low, std::size_t high, std::string_view of) {
  return "a list of " + std::to_string(low) + " to " + std::to_string(high) + " " + std::string(of);
}
inline std::string allowed_text(ShortText allowed) {
  return "a text of 1 to " + std::to_string(allowed.longest) + " bytes";
}
inline std::string allowed_text(const ListOf& allowed) {
  return list_text(allowed.low, allowed.high, allowed.what) + ", see below";
}
inline std::string allowed_text(RowsOfNumbers allowed) {
  return list_text(1, limits::samples,
                   "rows of 1 to " + std::to_string(allowed.longest_row) + " numbers");
}
inline std::string allowed_text(OwnImageList allowed) {
  return "a text of at most " + std::to_string(allowed.most) + " images";
}
inline std::string allowed_text(NumberList allowed) {
  return list_text(0, allowed.most, "numbers");
}
inline std::string allowed_text(NameList allowed) {
  return list_text(allowed.low, allowed.high,
                   "names of 1 to " + std::to_string(limits::name_bytes) + " bytes");
}
inline std::string allowed_text(AxesOf allowed) {
  return "a list of one axis for each column of `" + std::string(allowed.rows) + "`, see below";
}

// Those that settings with these defaults have.
template <typename Settings>
std::vector<FieldRow> field_rows(const Settings& defaults = Settings{}) {
  std::vector<FieldRow> rows;
  for_each_field<Settings>([&](const auto& field) {
    if (!field.is_of(defaults)) return;
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
