#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/inspect/map_numbers.hpp"
#include "web/ui/rect.hpp"

// How the layers of a network lie beside each other on the page Inside: a block for each, with a
// square for each channel, a strip of cells for a row of numbers, or bars for the classes.
namespace descent {

// More are not drawn: the arithmetic still reaches them.
inline constexpr std::size_t most_maps = 128;

struct StageShape {
  MapShape maps;
  float header_width = 0;        // that its words need
  float least_header_width = 0;  // the shortest of them
  bool is_output = false;        // bars, if there are few enough
};

struct StageBlock {
  enum class Kind { maps, strip, bars };
  Kind kind = Kind::maps;
  Rect header, cells;      // cells: of all squares together
  std::size_t across = 1;  // squares, cells of the strip or bars in a line
  std::size_t shown = 1;   // how many there are
  float side = 40;         // of a square or cell
  float gap = 4;           // between them

  // Of the map, cell or bar of that number.
  Rect square(std::size_t index) const;
  // The one at a place within the block, the nearest where it lies between.
  std::size_t at(ImVec2 place) const;
};

inline constexpr float block_header = 52, block_legend = 20;

// Beside each other where they fit into the area, else in two or three lines of text's order that
// fit, closer together if need be; else as high as it takes. The places are relative to the area's
// upper left corner.
struct InsideLayout {
  std::vector<StageBlock> blocks;
  float height = 0;
};
InsideLayout lay_out_inside(std::span<const StageShape> stages, ImVec2 area);

}  // namespace descent
