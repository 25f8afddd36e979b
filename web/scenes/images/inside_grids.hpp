#pragma once

#include "web/scenes/images/inside_channels.hpp"
#include "web/scenes/images/inside_grid.hpp"
#include "web/scenes/images/inside_grid_title.hpp"

// Where the two large maps of the arithmetic lie, the input's and the output's, and what is drawn
// around them.
namespace descent {

GridTitle input_title(const CellView& view);
GridTitle output_title(const CellView& view);

struct Grids {
  CellGrid input, output;
  Rect input_title, output_title;
};

// At the cursor, which goes on below them. They leave room for the arithmetic in `height`, as far
// as one can still see something; 0: they are as large as they may be.
Grids lay_out_grids(const CellView& view, float height);

void draw_titles(const CellView& view, const Grids& grids);
// The window over the input, and the number that it gives.
void mark_place(const CellView& view, const Grids& grids);

}  // namespace descent
