#pragma once

#include <imgui.h>

#include <span>
#include <vector>

#include "web/ui/rect.hpp"

namespace descent::ui {

// Where a box of words goes, in pixels: near `wanted`, its upper left corner, and on the screen. It
// covers no control that one could be about to press next where there is such a place within reach
// of what the words are about, else as little of them as can be.
struct BoxPlace {
  ImVec2 size;
  ImVec2 wanted;
  Rect about;    // a control, or a point of a picture
  Rect pointer;  // of the mouse, empty where it is elsewhere: what one points at stays in sight
  ImVec2 screen;
};
ImVec2 place_beside(const BoxPlace& box, std::span<const Rect> controls);

// What could be pressed in the picture before, where it could be seen; kept when a new one begins.
const std::vector<Rect>& pressable_places();
void keep_pressable_places();

}  // namespace descent::ui
