#pragma once

#include <imgui.h>

#include "web/app/state/view.hpp"
#include "web/ui/rect.hpp"

namespace descent {

inline constexpr float card_gap = 12;

// wide: three cards side by side (1200 px and more); medium: the left card is a
// drawer (700 px and more); phone: one column behind four tabs, or, where the window is wider than
// high, two: the picture, and beside it what the tab says. Windows lower than 500 px count as
// phones however wide they are.
enum class Size { wide, medium, phone };

// Where everything of one frame goes. The cards lie in `content`, which has
// `card_gap` around it taken off already.
//   wide:   left, middle and right are cards side by side; show_left is true.
//   medium: middle and right are cards; left is the drawer over them, to be
//   drawn last and only if
//           show_left.
//   phone:  draw into `content` alone, in one scrolling column (ui::Pane), what
//           app.view().tab() says; left, middle and right are empty. With two columns the scene's
//           picture stays in `picture`, whole, and the rest of the tab goes into `column`, which
//           scrolls; without, `column` is `content`. The tab Training of the scene Images, with its
//           pages, has it all.
// The performance panel, where it is open: on a wide screen a column of its own, and the cards have
// what is left; at medium widths over the right card; on a phone over the content.
// What is going on has its place above the middle card, the same in every scene; none in a very low
// window and on a phone, where it is told in the column.
struct Layout {
  Size size = Size::wide;
  Scene scene = Scene::playground;
  Rect screen, top, content, left, story, middle, right, transport;
  Rect performance;  // of that panel, while it is open
  bool show_left = true;
  bool data_hidden = false;  // there is no left card and no drawer
  Rect picture, column;      // of a phone
  // A phone's bars: the transport beside the tabs in one row; what has no room there, or at the
  // top, is in the menu.
  bool one_row = false;
  bool few_buttons = false;  // play alone beside the tabs
  bool narrow = false;       // less than a phone's width
  float progress_words = 0;  // the height of what two rows say of progress, above them
  float timeline = 0;        // above these, where a finger finds it; 0: there is no room

  bool two_columns() const { return picture.width() > 0; }
  bool phone() const { return size == Size::phone; }
};

Layout make_layout(ImVec2 screen, const View& view);

// A row for fingers above a phone's bar at the bottom, which what lies there leaves free.
Rect take_row_above_bar(Layout& layout);

}  // namespace descent
