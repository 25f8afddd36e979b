#include "web/app/page/filter_text.hpp"

#include <charconv>
#include <cmath>
#include <system_error>
#include <vector>

#include "engine/core/shortest_text.hpp"
#include "engine/core/text.hpp"

namespace descent {
namespace {

// As many digits as it takes.
std::string number_text(float value) {
  std::string text;
  append_shortest(text, value);
  return text;
}

std::optional<float> float_from(std::string_view text) {
  const std::optional<double> number = decimal_number(text);
  if (!number) return {};
  return static_cast<float>(*number);
}

std::optional<unsigned> whole_from(std::string_view text) {
  unsigned number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return {};
  return number;
}

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t comma = text.find(',');
    parts.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

// One of what stands behind the numbers.
bool take_word(std::string_view word, FilterLab& lab) {
  constexpr std::string_view bias = "bias", stride = "stride";
  if (word.starts_with(bias)) {
    const auto value = float_from(word.substr(bias.size()));
    if (value) lab.bias = *value;
    return value.has_value();
  }
  if (word.starts_with(stride)) {
    const auto value = whole_from(word.substr(stride.size()));
    if (value) lab.stride = *value;
    return value.has_value();
  }
  if (word == "same") lab.padding = Padding::same;
  if (word == "relu") lab.relu = true;
  if (word == "max") lab.pooling = LabPooling::max;
  if (word == "average") lab.pooling = LabPooling::average;
  return word == "same" || word == "relu" || word == "max" || word == "average";
}

}  // namespace

std::string to_string(const FilterLab& lab) {
  const FilterLab usual;
  std::string text;
  for (const float value : lab.kernel()) text += (text.empty() ? "" : ",") + number_text(value);
  if (lab.bias != usual.bias) text += ",bias" + number_text(lab.bias);
  if (lab.stride != usual.stride) text += ",stride" + std::to_string(lab.stride);
  if (lab.padding == Padding::same) text += ",same";
  if (lab.relu) text += ",relu";
  if (lab.pooling == LabPooling::max) text += ",max";
  if (lab.pooling == LabPooling::average) text += ",average";
  return text;
}

std::optional<FilterLab> filter_lab_from(std::string_view text) {
  FilterLab lab;
  lab.values = {};
  std::size_t numbers = 0;
  bool words = false;
  for (const std::string_view part : parts_of(text)) {
    const auto value = words ? std::nullopt : float_from(part);
    if (value && numbers < lab.values.size()) {
      lab.values[numbers++] = *value;
      continue;
    }
    words = true;
    if (!take_word(part, lab)) return {};
  }
  if (numbers != 9 && numbers != 25) return {};
  lab.side = numbers == 9 ? 3 : 5;
  // What it may not be is refused rather than mended.
  return checked(lab) == lab ? std::optional(lab) : std::nullopt;
}

}  // namespace descent
