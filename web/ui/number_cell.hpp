#pragma once

#include <imgui.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "web/app/words/allowed_number.hpp"
#include "web/ui/rect.hpp"

namespace descent::ui {

// A number in a coloured cell of a table. A press opens it for typing; a drag up or down, the wheel
// and the arrow keys turn it. A finger drags it sideways: up and down it scrolls.
struct NumberCell {
  Rect rect;
  ImU32 ground = 0;
  std::string_view label;  // which number it is
  AllowedNumber allowed = {};
  int digits = 4;     // shown at most: fewer where they have no room
  double step = 0.5;  // of the wheel, the arrows and 20 pixels of a drag; with Shift a fifth
  // Where Tab and Enter lead while one types, as in a NumberField.
  std::string next = {}, below = {};
};
// How many digits all of these numbers have room for in cells as wide as that, so that in one table
// none is told more exactly than its neighbour.
int digits_for(std::span<const double> values, float cell_width);
// What it has just become. ImGui's cursor stays.
std::optional<double> number_cell(std::string_view id, double value, const NumberCell& cell);

}  // namespace descent::ui
