#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/fields.hpp"
#include "web/app/words/allowed_number.hpp"
#include "web/ui/widgets.hpp"

// Fields for the settings of whatever describes itself by rows (engine/core/fields.hpp): layers,
// callbacks, schedules. What a row may be decides what kind of field it gets.
namespace descent {

// A setting's name and meaning.
struct Said {
  std::string id;
  std::string_view key, meaning;
  bool explained = false;  // the meaning stands beside the field, and is no tooltip of it

  // Without the marks of code, which the reference has.
  std::string hint() const;
};

// What was just typed or chosen, if anything.
std::optional<double> draw_number(const Said& said, double value, const AllowedNumber& allowed,
                                  float width);
std::optional<std::size_t> draw_choice(const Said& said, const std::vector<ui::Choice>& choices,
                                       std::size_t now, float width);
// "on" or "off".
std::optional<bool> draw_switch(const Said& said, bool now, float width);

// The field of one setting, `width` wide. Whether it was changed.
template <typename Value>
bool draw_row(const Said& said, Value& value, const Number& allowed, float width) {
  const auto typed =
      draw_number(said, static_cast<double>(value), {allowed.low, allowed.high}, width);
  if (typed) value = static_cast<Value>(*typed);
  return typed.has_value();
}

template <typename Value>
bool draw_row(const Said& said, Value& value, const WholeNumber& allowed, float width) {
  const auto typed = draw_number(
      said, static_cast<double>(value),
      {static_cast<double>(allowed.low), static_cast<double>(allowed.high), true}, width);
  if (typed) value = static_cast<Value>(std::llround(*typed));
  return typed.has_value();
}

// One of these, of all that a row allows.
template <typename Value>
bool draw_one_of(const Said& said, Value& value, const std::vector<Value>& all, float width) {
  std::vector<ui::Choice> choices;
  for (const Value one : all) choices.push_back({std::string(to_string(one))});
  const auto now = static_cast<std::size_t>(std::find(all.begin(), all.end(), value) - all.begin());
  const auto chosen = draw_choice(said, choices, now, width);
  if (chosen) value = all[*chosen];
  return chosen.has_value();
}

template <typename Value>
bool draw_row(const Said& said, Value& value, const OneOf<Value>& allowed, float width) {
  return draw_one_of(said, value, allowed.all(), width);
}

inline bool draw_row(const Said& said, bool& value, const TrueOrFalse&, float width) {
  const auto chosen = draw_switch(said, value, width);
  if (chosen) value = *chosen;
  return chosen.has_value();
}

// A line of a dialog: on its left the field that is drawn while it lives, beside it what that
// means.
class ExplainedRow {
 public:
  explicit ExplainedRow(std::string words);
  ~ExplainedRow();
  ExplainedRow(const ExplainedRow&) = delete;
  ExplainedRow& operator=(const ExplainedRow&) = delete;

  float field_width() const { return field_width_; }

 private:
  std::string words_;
  ImVec2 place_;
  float width_, field_width_;
};

}  // namespace descent
