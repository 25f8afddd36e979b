#pragma once

#include <imgui.h>

#include <span>
#include <string>
#include <string_view>

#include "web/ui/rect.hpp"

// Inter in the sizes and weights that the program uses. The digits have equal
// widths.
namespace descent::ui {

enum class Font {
  tiny,          // 10 px, numbers alone: where those of a table have no room otherwise
  axis,          // 11 px
  label,         // 12 px, for the secondary colour
  label_strong,  // 12 px, 600: titles of cards
  text,          // 14 px
  medium,        // 14 px, 500
  strong,        // 14 px, 600
  number,        // 17 px, 600: the numbers that matter
  title,         // 18 px, 600
  figure,        // 28 px, 600: the few numbers a scene is about
};
inline constexpr int font_count = 10;

// Reads Inter from `directory` and fills ImGui's atlas with glyphs, and the
// marks of the classes, for that many device pixels to a CSS pixel. An Error
// names the file that is missing.
void build_fonts(const std::string& directory, float pixel_ratio);

ImFont* font(Font role);
float font_size(Font role);  // CSS pixels

// While it lives, ImGui's own text uses that font.
struct FontScope {
  explicit FontScope(Font role);
  ~FontScope();
  FontScope(const FontScope&) = delete;
  FontScope& operator=(const FontScope&) = delete;
};

ImVec2 text_size(Font role, std::string_view text, float wrap_width = 0);
// Of the last of its lines in that width.
float last_line_width(Font role, std::string_view text, float wrap_width);

// Draws at a place, taking no space in ImGui's layout.
void draw_text(ImDrawList* list, Font role, ImVec2 top_left, ImU32 color, std::string_view text,
               float wrap_width = 0);

// Within a rectangle: align 0 is left or top, 0.5 centred, 1 right or bottom.
// What does not fit is cut off with an ellipsis.
void draw_text_in(ImDrawList* list, Font role, const Rect& rect, ImU32 color, std::string_view text,
                  float align_x = 0, float align_y = 0.5f);
// The first of them that fits, from the whole to the shortest; the last where none does.
void draw_fitting_text(ImDrawList* list, Font role, const Rect& rect, ImU32 color,
                       std::span<const std::string> texts);

}  // namespace descent::ui
