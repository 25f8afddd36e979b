#pragma once

#include <imgui.h>

#include <vector>

// What the lines of a plot are, in a row at the cursor.
namespace descent {

struct KeyEntry {
  bool dashed;
  ImU32 color;
  const char* text;
};
void draw_key(const std::vector<KeyEntry>& entries);
float key_width(const std::vector<KeyEntry>& entries);

}  // namespace descent
