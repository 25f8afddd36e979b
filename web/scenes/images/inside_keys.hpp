#pragma once

#include <imgui.h>

#include <cstddef>
#include <string>

#include "web/scenes/images/inside_cell.hpp"

// How one moves about in the arithmetic: by buttons, and by keys.
namespace descent {

// What a stage is called there.
std::string name_of(const InsideCell& state, const InsideLook& look, std::size_t stage);

// Back to all layers, the layers before and behind, the map before and the next, and playing.
// Returns where the words of the number stand: below them, or beside them where there is
// room and it is one alone, or fingers make them high.
ImVec2 draw_cell_buttons(InsideCell& state, const InsideLook& look, const RunView& run,
                         const CellPlace& place, Actions& actions);

// Arrows go from cell to cell, with Shift five at once; Page Up and Page Down to another map; Space
// plays. Not while the keyboard's ring is around something else than the two pictures. Escape leads
// back to all layers from all of the arithmetic, and the ring to where it came from.
// `across`: the cells in a line of the picture of the output.
void take_cell_keys(InsideCell& state, const InsideLook& look, const RunView& run,
                    const CellPlace& place, bool ringed, std::size_t across, Actions& actions);

// Escape was pressed to leave what covers all layers: by somebody who does not type, whose ring is
// within it or nowhere.
bool escape_leads_back();

}  // namespace descent
