#pragma once

#include <imgui.h>

#include <cstddef>
#include <string>

#include "engine/data/dataset.hpp"

// Classes are told apart by colour and by mark.
namespace descent {

inline constexpr std::size_t class_mark_count = 6;

ImU32 class_color(std::size_t label);

// 0 a diamond, 1 a circle, 2 a triangle, 3 a square, 4 a cross, 5 a plus, all as large as a circle
// of that radius; `rim` is drawn around it.
void draw_class_mark(ImDrawList* list, ImVec2 at, std::size_t label, float radius, ImU32 color,
                     ImU32 rim);

// "orange", "setosa"; "class 2" where classes only have numbers.
std::string class_title(const Dataset& dataset, std::size_t label);

}  // namespace descent
