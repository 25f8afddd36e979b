#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>

#include "web/app/words/allowed_number.hpp"
#include "web/ui/rect.hpp"

namespace descent::ui {

// A number in a coloured cell of a table. A press opens it for typing; a drag up or down, the wheel
// and the arrow keys turn it.
struct NumberCell {
  Rect rect;
  ImU32 ground = 0;
  std::string_view label;  // which number it is
  AllowedNumber allowed = {};
  double step = 0.5;  // of the wheel, the arrows and 20 pixels of a drag; with Shift a fifth
  // Where Tab and Enter lead while one types, as in a NumberField.
  std::string next = {}, below = {};
};
// What it has just become. ImGui's cursor stays.
std::optional<double> number_cell(std::string_view id, double value, const NumberCell& cell);

}  // namespace descent::ui
