#pragma once

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/ui/rect.hpp"

namespace descent {

// Samples as points of a plane: each is the number of its class, in that class's colour, or where
// numbers would lie over each other a dot; wrong ones are ringed.
struct ClassPoints {
  std::span<const float> x, y;
  std::vector<std::uint32_t> labels;
  std::vector<bool> wrong;
};

// What of a plane is shown, with equal scales in both directions, so that distances can be seen.
struct PointWindow {
  float center_x = 0, center_y = 0;
  float half_x = 1, half_y = 1;
};
// All points, with a little around them.
PointWindow window_of(std::span<const float> x, std::span<const float> y);

// Which of these places get a mark that large around them, so that none lies over another: the
// preferred ones first.
std::vector<bool> with_room(std::span<const ImVec2> places, const std::vector<bool>& preferred,
                            ImVec2 mark);

// The nearest of some places, within `reach` pixels.
std::optional<std::size_t> nearest_place(std::span<const ImVec2> places, ImVec2 at, float reach);

// The point that one looks at, by mouse, finger or arrow keys.
struct PointLook {
  std::size_t point = 0;
  ImVec2 place;  // on the screen
  bool pressed = false;
};
std::optional<PointLook> draw_class_points(std::string_view id, const std::string& label,
                                           const ClassPoints& points, const PointWindow& window,
                                           const Rect& area);

}  // namespace descent
