#include "web/scenes/images/inside_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace descent {
namespace {

constexpr std::array<float, 7> big_sides = {48, 44, 40, 36, 32, 28, 24};
constexpr std::size_t most_big_maps = 32, most_bars = 32;
constexpr std::size_t most_lines = 3;
// Closer together where else not all would be seen at once.
struct Measures {
  float least_big_side, small_side, gap;
  bool least_headers;
};
constexpr Measures usual{32, 20, 18, false}, tight{24, 14, 14, true};
constexpr float bar_width = 124, bar_height = 20;
constexpr float block_gap_y = 16;
constexpr float least_lines_height = 120;

float extent(std::size_t count, float side, float gap) {
  return static_cast<float>(count) * (side + gap) - gap;
}

std::size_t lines_of(const StageBlock& block) {
  return (block.shown + block.across - 1) / block.across;
}

// In at most so many pixels of height; 0: about as wide as high.
StageBlock squares(std::size_t count, float side, float gap, ImVec2 room) {
  StageBlock block;
  block.shown = count;
  block.side = side;
  block.gap = gap;
  const auto most_across =
      static_cast<std::size_t>(std::max(1.f, std::floor((room.x + gap) / (side + gap))));
  std::size_t lines = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
  if (room.y > 0) {
    lines = static_cast<std::size_t>(std::max(1.f, std::floor((room.y + gap) / (side + gap))));
  }
  block.across = std::clamp<std::size_t>((count + lines - 1) / lines, 1, most_across);
  return block;
}

float width_of(const StageBlock& block) {
  if (block.kind == StageBlock::Kind::bars) return bar_width;
  return extent(std::min(block.across, block.shown), block.side, block.gap);
}

float height_of(const StageBlock& block) {
  const bool bars = block.kind == StageBlock::Kind::bars;
  return extent(lines_of(block), bars ? bar_height : block.side, block.gap);
}

// The size of square that makes the narrowest block, of equal ones the largest.
StageBlock big_squares(std::size_t count, ImVec2 room, float least_side) {
  StageBlock best = squares(count, big_sides.front(), 4, room);
  if (room.y <= 0) return squares(count, 40, 4, room);
  for (const float side : big_sides) {
    if (side < least_side) break;
    const StageBlock block = squares(count, side, 4, room);
    if (block.across < best.across) best = block;
  }
  return best;
}

StageBlock strip(std::size_t count, ImVec2 room) {
  const float side = count <= 64 ? 14.f : count <= 256 ? 9.f : count <= 1024 ? 6.f : 4.f;
  const float gap = side > 4 ? 1.f : 0.f;
  StageBlock block = squares(count, side, gap, room);
  block.kind = StageBlock::Kind::strip;
  return block;
}

StageBlock block_of(const StageShape& stage, ImVec2 room, const Measures& measures) {
  const std::size_t cells = stage.maps.cells();
  if (stage.maps.picture) {
    const std::size_t count = std::min(stage.maps.channels, most_maps);
    return count <= most_big_maps ? big_squares(count, room, measures.least_big_side)
                                  : squares(count, measures.small_side, 2, room);
  }
  if (!stage.is_output || cells > most_bars) return strip(cells, room);
  StageBlock bars;
  bars.kind = StageBlock::Kind::bars;
  bars.shown = cells;
  bars.side = bar_width;
  bars.gap = 0;
  return bars;
}

void put(StageBlock& block, ImVec2 corner, float width) {
  block.header = {corner, {corner.x + width, corner.y + block_header}};
  const ImVec2 cells = {corner.x, corner.y + block_header};
  block.cells = {cells, {cells.x + width_of(block), cells.y + height_of(block)}};
}

float full_width(const StageBlock& block, const StageShape& stage, const Measures& measures,
                 float room) {
  const float header = measures.least_headers ? stage.least_header_width : stage.header_width;
  return std::min(std::max(width_of(block), header), room);
}

// Blocks of at most so many pixels of height, but for bars; 0: about as wide as high.
InsideLayout in_lines(std::span<const StageShape> stages, ImVec2 area, float block_height,
                      const Measures& measures) {
  InsideLayout layout;
  float x = 0, y = 0, line_height = 0;
  for (const StageShape& stage : stages) {
    StageBlock block = block_of(stage, {area.x, block_height}, measures);
    const float width = full_width(block, stage, measures, area.x);
    if (x > 0 && x + width > area.x) {
      x = 0;
      y += line_height + block_gap_y;
      line_height = 0;
    }
    put(block, {x, y}, width);
    x += width + measures.gap;
    line_height = std::max(line_height, block.cells.max.y + block_legend - y);
    layout.blocks.push_back(block);
  }
  layout.height = y + line_height;
  return layout;
}

}  // namespace

Rect StageBlock::square(std::size_t index) const {
  const auto column = static_cast<float>(index % across), row = static_cast<float>(index / across);
  const float down = kind == Kind::bars ? bar_height : side;
  const ImVec2 corner = {cells.min.x + column * (side + gap), cells.min.y + row * (down + gap)};
  return {corner, {corner.x + side, corner.y + down}};
}

std::size_t StageBlock::at(ImVec2 place) const {
  const float down = (kind == Kind::bars ? bar_height : side) + gap;
  const auto line_of = [](float offset, float pitch) {
    return static_cast<std::size_t>(std::max(0.f, std::floor(offset / pitch)));
  };
  const std::size_t column = std::min(line_of(place.x - cells.min.x, side + gap), across - 1);
  const std::size_t row = line_of(place.y - cells.min.y, down);
  return std::min(row * across + column, shown - 1);
}

InsideLayout lay_out_inside(std::span<const StageShape> stages, ImVec2 area) {
  for (const Measures& measures : {usual, tight}) {
    for (std::size_t lines = 1; lines <= most_lines; ++lines) {
      const auto count = static_cast<float>(lines);
      const float line = (area.y - (count - 1) * block_gap_y) / count;
      const float block_height = line - block_header - block_legend;
      if (block_height < least_lines_height) break;
      InsideLayout layout = in_lines(stages, area, block_height, measures);
      if (layout.height <= area.y) return layout;
    }
  }
  return in_lines(stages, area, 0, usual);
}

}  // namespace descent
