#pragma once

#include <imgui.h>

#include <cstddef>

// The marks of the classes as pictures within the font atlas. A scatter of hundreds of points is
// then two triangles for each, where outlines of polygons would be a hundred.
namespace descent {

inline constexpr std::size_t mark_shapes = 6;

// Makes room for them; before the atlas is built.
void add_mark_sprites(ImFontAtlas& atlas, float pixel_ratio);
// Paints them; after.
void paint_mark_sprites(ImFontAtlas& atlas);

// Shape 0 a diamond, 1 a circle, 2 a triangle, 3 a square, 4 a cross, 5 a plus, as large as a
// circle of that radius (1 … 6 CSS pixels). `widened`: larger by the width of a rim, to lie behind
// it.
void draw_mark_sprite(ImDrawList* list, ImVec2 at, std::size_t shape, bool widened, float radius,
                      ImU32 color);

}  // namespace descent
