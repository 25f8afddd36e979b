#pragma once

#include <functional>

#include "web/ui/rect.hpp"

// Two cards beside each other in a phone's column that is as wide as a turned phone.
namespace descent {

// So wide is the column at the cursor.
bool has_room_side_by_side();

// What is seen of the column below the cursor while it is not scrolled, down to the gap at its end.
float seen_below();

using DrawIn = std::function<void(const Rect&)>;

// The left one is that wide; each gets a rectangle of height 0, and is as tall as it makes itself.
// The cursor goes on below the taller one.
void draw_side_by_side(float left_width, const DrawIn& left, const DrawIn& right);

}  // namespace descent
