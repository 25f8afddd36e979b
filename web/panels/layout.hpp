#pragma once

#include <imgui.h>

#include <algorithm>

#include "web/app/view.hpp"

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

inline constexpr float card_gap = 12;

// wide: three cards side by side (1200 px and more); medium: the left card is a
// drawer (700 px and more); phone: one column behind four tabs.
enum class Size { wide, medium, phone };

// Where everything of one frame goes. The cards lie in `content`, which has
// `card_gap` around it taken off already.
//   wide:   left, middle and right are cards side by side; show_left is true.
//   medium: middle and right are cards; left is the drawer over them, to be
//   drawn last and only if
//           show_left.
//   phone:  draw into `content` alone, in one scrolling column (ui::Pane), what
//           app.view().tab says; left, middle and right are empty.
// The performance panel, where it is open: on a wide screen a column of its own, and the cards have
// what is left; at medium widths over the right card; on a phone over the content.
struct Layout {
  Size size = Size::wide;
  Rect screen, top, content, left, middle, right, transport;
  Rect performance;  // of that panel, while it is open
  bool show_left = true;
  bool data_hidden = false;  // there is no left card and no drawer

  bool phone() const { return size == Size::phone; }
};

Layout make_layout(ImVec2 screen, const View& view);

}  // namespace descent
