#pragma once

#include <imgui.h>

#include <cstddef>
#include <string>

#include "engine/data/dataset.hpp"
#include "web/ui/mark_sprites.hpp"

// Classes are told apart by colour and by mark.
namespace descent {

inline constexpr std::size_t class_mark_count = mark_shapes;

ImU32 class_color(std::size_t label);

// The mark of that class, as large as a circle of that radius (1 … 6); `rim` is drawn around it.
void draw_class_mark(ImDrawList* list, ImVec2 at, std::size_t label, float radius, ImU32 color,
                     ImU32 rim);

// "orange", "setosa"; "class 2" where classes only have numbers.
std::string class_title(const Dataset& dataset, std::size_t label);

}  // namespace descent
