#pragma once

#include <imgui.h>

#include <optional>
#include <string_view>

#include "web/ui/rect.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {

// Where a person looks within a picture that is a control, on the screen: where it is pressed,
// under the mouse or the finger that lies on it, or, with the keyboard's ring around it, where the
// arrow keys have led. Nothing where nobody looks.
//
// `press` is the picture's own. The arrows begin at `start` and move by `step` pixels within
// `area`; a step of 0 leaves that direction alone.
struct PictureKeys {
  Rect area;
  ImVec2 start, step;
};
std::optional<ImVec2> looked_at(std::string_view id, const Press& press, const PictureKeys& keys);

// Whether the arrow keys move about in such a picture, in this frame.
bool picture_has_keys();

}  // namespace descent::ui
