#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/app/looks/inside_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/render/map_atlas.hpp"

// The arithmetic of one number that a layer puts out: the input, the output, and what lies between
// them.
namespace descent {

struct InsideCell {
  // The two large maps, and a convolution's weights for each channel of its input.
  MapAtlas atlas;
  std::optional<CellPlace> playing;   // as far as that has come
  double next_step = 0;               // in ImGui's time
  std::optional<std::size_t> picked;  // of the window's cells: whose arithmetic is told in words
  bool among_all = true;              // one goes back to all layers
  // Of the stages, where they are no layers of the network; empty: stage_name()'s.
  std::vector<std::string> names = {};
  bool by_key = false;  // moved so last: what the mouse lies on does not count
};

// At the cursor. `place` is there. Moves on by pressing, by the arrows and by playing, as actions.
// `height`: the two maps get what the rest leaves of so much; 0: they are as large as they may be.
void draw_inside_cell(InsideCell& state, const InsideLook& look, const RunView& run,
                      const CellPlace& place, Actions& actions, float height = 0);

}  // namespace descent
