#pragma once

#include <imgui.h>

namespace descent {

// A rectangle on the screen, in CSS pixels.
struct Rect {
  ImVec2 min{0, 0}, max{0, 0};

  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
  ImVec2 size() const { return {width(), height()}; }
  ImVec2 center() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
  bool contains(ImVec2 p) const {
    return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y;
  }
  Rect inset(float by) const { return {{min.x + by, min.y + by}, {max.x - by, max.y - by}}; }

  // Cuts a strip off one side and returns it; `gap` more is left out between
  // the two.
  Rect cut_left(float width, float gap = 0);
  Rect cut_right(float width, float gap = 0);
  Rect cut_top(float height, float gap = 0);
  Rect cut_bottom(float height, float gap = 0);
  // The largest square in the middle of its top.
  Rect square() const;
};

}  // namespace descent
