#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/kernels/sliding_window.hpp"
#include "web/app/looks/inside_look.hpp"
#include "web/render/textures.hpp"
#include "web/ui/rect.hpp"
#include "web/ui/widgets.hpp"

namespace descent {

// One channel of a stage drawn large, or a row of numbers in lines, so that one points at its
// cells. Around a picture lie as many cells as a window stands out of it.
struct CellGrid {
  ImVec2 corner{0, 0};  // of the first cell that is not outside
  float side = 8;       // of a cell
  std::size_t rows = 1, columns = 1, count = 1;
  std::size_t top = 0, left = 0, bottom = 0, right = 0;  // cells outside

  Rect cell(long row, long column) const;
  Rect picture() const;  // without what lies outside
  Rect whole() const;
  // The nearest cell, row by row.
  std::size_t at(ImVec2 place) const;
};

// As large as fits into a square of that size at `corner`.
CellGrid cell_grid(const InsideStage& stage, ImVec2 corner, float size,
                   const std::optional<SlidingWindow>& window = {});
// The index of a cell of the grid into the stage's values, and the other way round.
std::size_t index_in(const InsideStage& stage, std::size_t cell, std::size_t channel);
std::size_t cell_in(const InsideStage& stage, std::size_t index);

// The cells' colours, and those outside as zeros.
void draw_grid(const CellGrid& grid, ImTextureID texture, const UvRect& uv);
// A frame around so many cells from there, which may lie outside.
void draw_window(const CellGrid& grid, long row, long column, std::size_t rows, std::size_t columns,
                 ImU32 color);

}  // namespace descent
