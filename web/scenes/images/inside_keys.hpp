#pragma once

#include <cstddef>

#include "web/scenes/images/inside_cell.hpp"

// How one moves about in the arithmetic: by buttons, and by keys.
namespace descent {

// Back to all layers, the layers before and behind, the map before and the next, and playing.
void draw_cell_buttons(InsideCell& state, const InsideLook& look, const CellPlace& place,
                       Actions& actions);

// Arrows go from cell to cell, with Shift five at once; Page Up and Page Down to another map; Space
// plays; Escape leads back to all layers. Not while the keyboard's ring is around something else.
// `across`: the cells in a line of the picture of the output.
void take_cell_keys(InsideCell& state, const InsideLook& look, const CellPlace& place, bool ringed,
                    std::size_t across, Actions& actions);

}  // namespace descent
