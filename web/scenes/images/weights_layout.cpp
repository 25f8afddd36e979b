#include "web/scenes/images/weights_layout.hpp"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

// More are not drawn: their pictures would be too small or too many to look at.
constexpr std::size_t shown_units_limit = 128, shown_channels_limit = 128;
constexpr float largest_cell = 12, largest_tile = 96;

std::size_t fitting(float width, std::size_t tile_cells, float cell) {
  const float pitch = static_cast<float>(tile_cells + 1) * cell;
  return static_cast<std::size_t>(std::max(1.f, std::floor((width + cell) / pitch)));
}

// In lines; the largest cells with which they are not too tall.
WeightsLayout in_lines(WeightsLayout layout, float width, float most_height) {
  const KernelPictures& p = layout.pictures;
  layout.tile_height = p.height;
  layout.tile_width = p.width;
  layout.shown_units = layout.tiles = std::min(p.units, shown_units_limit);
  const auto larger = static_cast<float>(std::max(p.height, p.width));
  for (float cell = std::clamp(std::floor(largest_tile / larger), 1.f, largest_cell); cell >= 1;
       --cell) {
    layout.cell = cell;
    layout.across = std::min(fitting(width, p.width, cell), layout.tiles);
    layout.down = (layout.tiles + layout.across - 1) / layout.across;
    if (layout.width() <= width && layout.height() <= most_height) break;
  }
  return layout;
}

// A column for each unit, a row for each channel, as many as there is room for.
WeightsLayout in_grid(WeightsLayout layout, float width, float most_height) {
  const KernelPictures& p = layout.pictures;
  layout.tile_height = p.height;
  layout.tile_width = p.width;
  layout.down = layout.shown_channels = std::min(p.channels, shown_channels_limit);
  for (float cell = largest_cell; cell >= 1; --cell) {
    layout.cell = cell;
    layout.across = std::min({p.units, shown_units_limit, fitting(width, p.width, cell)});
    const bool all = layout.across == std::min(p.units, shown_units_limit);
    if (all && layout.height() <= most_height) break;
  }
  layout.shown_units = layout.across;
  layout.tiles = layout.across * layout.down;
  return layout;
}

WeightsLayout as_matrix(WeightsLayout layout, float width, float most_height) {
  const KernelPictures& p = layout.pictures;  // height: inputs, width: units
  const auto widest = static_cast<float>(p.height), tallest = static_cast<float>(p.width);
  layout.cell =
      std::clamp(std::floor(std::min(width / widest, most_height / tallest)), 1.f, largest_cell);
  layout.tile_width = std::min(p.height, static_cast<std::size_t>(std::max(1.f, width)));
  layout.tile_height = std::min<std::size_t>(p.width, 512);
  layout.shown_units = layout.tile_height;
  return layout;
}

}  // namespace

bool WeightsLayout::complete() const {
  if (pictures.matrix) return tile_width == pictures.height && tile_height == pictures.width;
  return shown_units == pictures.units && shown_channels == pictures.channels;
}

WeightSpot WeightsLayout::first_spot(std::size_t tile) const {
  WeightSpot spot;
  if (pictures.matrix) return spot;
  spot.channel = pictures.channels > 1 ? tile / across : 0;
  spot.unit = pictures.channels > 1 ? tile % across : tile;
  return spot;
}

std::size_t WeightsLayout::first_index(std::size_t tile) const {
  const WeightSpot spot = first_spot(tile);
  return pictures.index(0, 0, spot.channel, spot.unit);
}

std::size_t WeightsLayout::down_stride() const {
  return pictures.matrix ? 1 : pictures.width * pictures.channels * pictures.units;
}

std::size_t WeightsLayout::across_stride() const {
  return pictures.matrix ? pictures.width : pictures.channels * pictures.units;
}

WeightSpot WeightsLayout::nearest(ImVec2 place) const {
  struct Cell {
    std::size_t tile, within;
  };
  const auto cell_of = [&](float offset, std::size_t tile_cells, std::size_t count) {
    const auto cells = static_cast<std::size_t>(std::max(0.f, std::floor(offset / cell)));
    return Cell{std::min(cells / (tile_cells + 1), count - 1),
                std::min(cells % (tile_cells + 1), tile_cells - 1)};
  };
  const Cell x = cell_of(place.x, tile_width, across), y = cell_of(place.y, tile_height, down);
  const std::size_t tile = std::min(y.tile * across + x.tile, tiles - 1);
  WeightSpot spot = first_spot(tile);
  spot.row = pictures.matrix ? x.within : y.within;
  spot.column = pictures.matrix ? y.within : x.within;
  spot.index = pictures.index(spot.row, spot.column, spot.channel, spot.unit);
  return spot;
}

std::size_t WeightsLayout::tile_number(const WeightSpot& spot) const {
  if (pictures.matrix) return 0;
  return pictures.channels > 1 ? spot.channel * across + spot.unit : spot.unit;
}

Rect WeightsLayout::tile(const WeightSpot& spot) const {
  const std::size_t number = tile_number(spot);
  const auto at_cells = [&](std::size_t tile, std::size_t cells) {
    return static_cast<float>(tile * (cells + 1)) * cell;
  };
  const ImVec2 min = {at_cells(number % across, tile_width),
                      at_cells(number / across, tile_height)};
  return {min,
          {min.x + static_cast<float>(tile_width) * cell,
           min.y + static_cast<float>(tile_height) * cell}};
}

WeightsLayout lay_out_weights(const KernelPictures& pictures, float width, float most_height) {
  WeightsLayout layout;
  layout.pictures = pictures;
  if (pictures.matrix) return as_matrix(layout, width, most_height);
  return pictures.channels > 1 ? in_grid(layout, width, 3 * most_height)
                               : in_lines(layout, width, most_height);
}

}  // namespace descent
