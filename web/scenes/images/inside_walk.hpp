#pragma once

#include <cstddef>
#include <optional>

#include "web/app/looks/inside_look.hpp"

// Ways from one number of a network to another: what the arrows and the buttons of the arithmetic
// do.
namespace descent {

// There is such a number in that network. The input's channel becomes one that goes into it.
std::optional<CellPlace> existing(const InsideLook& look, CellPlace place);

// Where a number lies in its map; of a row of numbers the row is 0.
struct MapCell {
  std::size_t row = 0, column = 0, channel = 0;
};
MapCell cell_of(const InsideStage& stage, std::size_t index);

// By so many rows and columns within the same map, as far as that goes. Of a row of numbers, which
// is drawn in lines of `across`, within these.
CellPlace moved_by(const InsideLook& look, CellPlace place, long rows, long columns,
                   std::size_t across);
// The next cell in reading order; nothing behind the last.
std::optional<CellPlace> next_cell(const InsideLook& look, CellPlace place);
// The same place in another channel, as far as that goes.
CellPlace other_channel(const InsideLook& look, CellPlace place, long by);

// Pointing at an index of the layer's input: the output that it means. The middle of the window
// lies over it; where the layer goes number by number, the same place; nothing in a Dense layer,
// where each input goes into every output.
std::optional<CellPlace> output_over(const InsideLook& look, CellPlace place, std::size_t input);

// In the layer before: the number that this one is mostly made of, the largest product's input.
// Nothing before the first layer.
std::optional<CellPlace> in_layer_before(const InsideLook& look, CellPlace place);
// In the layer behind: a number that this one goes into; in a Dense layer that with the largest
// output. Nothing behind the last.
std::optional<CellPlace> in_layer_behind(const InsideLook& look, CellPlace place);
// Of the network's input: the first layer's number that a press on it shows.
CellPlace from_image(const InsideLook& look, std::size_t index);

}  // namespace descent
