#include "web/scenes/playground/network_layout.hpp"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

constexpr float usual_tile = 38, largest_tile = 96;
constexpr float largest_pitch = 180;
constexpr float right_room = 26;  // at least, from the last column's middle to the edge
// Columns of up to this many units do not move the others when they grow.
constexpr std::size_t least_rows = 8;

bool has_more(const PlaneColumn& column) { return column.shown < column.units; }

bool is_strip(const PlaneColumn& column) { return column.shown > most_large_tiles; }

Rect tile_at(float x, float y, float side) {
  const float left = std::round(x - side / 2), top = std::round(y - side / 2);
  return {{left, top}, {left + side, top + side}};
}

void measure_sides(NetworkColumn& column) {
  column.left = column.right = column.center_x;
  for (const Rect& tile : column.tiles) {
    column.left = std::min(column.left, tile.min.x);
    column.right = std::max(column.right, tile.max.x);
  }
}

void place_tiles(NetworkColumn& column, std::size_t count, float first_y, float pitch, float side) {
  for (std::size_t i = 0; i < count; ++i) {
    column.tiles.push_back(tile_at(column.center_x, first_y + pitch * static_cast<float>(i), side));
  }
  measure_sides(column);
}

// As many side by side as make the tiles largest, row by row.
void place_strip(NetworkColumn& column, std::size_t count, const Rect& area) {
  constexpr float largest_pitch_in_strip = 40;
  float pitch = 0;
  std::size_t across = 1;
  for (std::size_t k = 1; k <= 8; ++k) {
    const auto rows = static_cast<float>((count + k - 1) / k);
    const float fits = std::min(
        {area.height() / rows, area.width() / static_cast<float>(k), largest_pitch_in_strip});
    if (fits > pitch) {
      pitch = fits;
      across = k;
    }
  }
  const float side = std::max(3.0f, std::floor(pitch - (pitch > 12 ? 3 : 1)));
  const float left = column.center_x - pitch * static_cast<float>(across - 1) / 2;
  for (std::size_t i = 0; i < count; ++i) {
    column.tiles.push_back(tile_at(left + pitch * static_cast<float>(i % across),
                                   area.min.y + pitch * (static_cast<float>(i / across) + 0.5f),
                                   side));
  }
  measure_sides(column);
}

void place_more(NetworkColumn& column) {
  const float y = column.tiles.back().max.y + 12;
  column.more = {{column.header.min.x, y - 9}, {column.header.max.x, y + 9}};
}

std::size_t most_rows(const std::vector<PlaneColumn>& columns) {
  std::size_t rows = std::max(all_features().size(), least_rows);
  for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
    if (!is_strip(columns[c])) rows = std::max(rows, columns[c].shown);
  }
  return rows;
}

}  // namespace

NetworkGeometry lay_out_network(const Rect& area, float header_height,
                                const std::vector<PlaneColumn>& columns) {
  NetworkGeometry geometry;
  const std::size_t rows = most_rows(columns);
  const auto gaps = static_cast<float>(std::max<std::size_t>(columns.size(), 1));
  geometry.label_width = 36;
  const float top = area.min.y + header_height;
  const float pitch = std::min(largest_pitch, (area.max.y - top) / static_cast<float>(rows));
  // Tiles grow with the room: to their usual size as soon as they can, then to half of it.
  const float wanted = std::clamp(0.5f * pitch, usual_tile, largest_tile);
  const float side_room = area.width() - geometry.label_width - right_room;
  const float tile = std::min({wanted, 0.84f * pitch, 0.6f * side_room / (gaps + 0.3f)});
  geometry.tile = std::floor(std::max(8.0f, tile));
  const float edge = std::max(geometry.tile, usual_tile) / 2;
  const float more_at_right = std::max(0.0f, geometry.tile / 2 - right_room);
  geometry.spacing = (side_room - edge - more_at_right) / gaps;

  const float first_x = area.min.x + geometry.label_width + edge;
  const float first_y = top + std::max(geometry.tile / 2 + 2, pitch / 2 - 12);
  const float half_header = std::min(geometry.spacing / 2 - 1, 60.0f);
  float middle_y = first_y;
  geometry.columns.resize(columns.size() + 1);
  for (std::size_t c = 0; c < geometry.columns.size(); ++c) {
    NetworkColumn& column = geometry.columns[c];
    column.center_x = first_x + geometry.spacing * static_cast<float>(c);
    column.header = {{column.center_x - half_header, area.min.y},
                     {column.center_x + half_header, top}};
    const bool is_output = c > 0 && c == columns.size();
    if (is_output) continue;
    if (c > 0 && is_strip(columns[c - 1])) {
      const bool more = has_more(columns[c - 1]);
      const float half = 0.28f * geometry.spacing;
      place_strip(
          column, columns[c - 1].shown,
          {{column.center_x - half, top}, {column.center_x + half, area.max.y - (more ? 24 : 4)}});
      if (more) place_more(column);
    } else {
      const std::size_t count = c == 0 ? all_features().size() : columns[c - 1].shown;
      place_tiles(column, count, first_y, pitch, geometry.tile);
    }
    middle_y =
        std::max(middle_y, (column.tiles.front().center().y + column.tiles.back().center().y) / 2);
  }
  if (columns.empty()) return geometry;
  const std::size_t outputs = columns.back().shown;
  const float output_y = middle_y - pitch * static_cast<float>(outputs - 1) / 2;
  place_tiles(geometry.columns.back(), outputs, output_y, pitch, geometry.tile);
  return geometry;
}

}  // namespace descent
