#include "web/scenes/images/inside_grid.hpp"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

// How far the last window stands out of the picture, in one dimension.
std::size_t beyond(std::size_t places, std::size_t stride, std::size_t window, std::size_t padding,
                   std::size_t extent) {
  const std::size_t end = (places - 1) * stride + window;
  return end > padding + extent ? end - padding - extent : 0;
}

std::size_t line_length(std::size_t count) {
  return static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
}

}  // namespace

Rect CellGrid::cell(long row, long column) const {
  const ImVec2 min = {corner.x + static_cast<float>(column) * side,
                      corner.y + static_cast<float>(row) * side};
  return {min, {min.x + side, min.y + side}};
}

Rect CellGrid::picture() const {
  return {
      corner,
      {corner.x + static_cast<float>(columns) * side, corner.y + static_cast<float>(rows) * side}};
}

Rect CellGrid::whole() const {
  Rect rect = picture();
  rect.min.x -= static_cast<float>(left) * side;
  rect.min.y -= static_cast<float>(top) * side;
  rect.max.x += static_cast<float>(right) * side;
  rect.max.y += static_cast<float>(bottom) * side;
  return rect;
}

std::size_t CellGrid::at(ImVec2 place) const {
  const auto line = [&](float offset, std::size_t lines) {
    const auto number = static_cast<long>(std::floor(offset / side));
    return static_cast<std::size_t>(std::clamp(number, 0L, static_cast<long>(lines) - 1));
  };
  const std::size_t row = line(place.y - corner.y, rows);
  return std::min(row * columns + line(place.x - corner.x, columns), count - 1);
}

CellGrid cell_grid(const InsideStage& stage, ImVec2 corner, float size,
                   const std::optional<SlidingWindow>& window) {
  CellGrid grid;
  grid.count = stage.maps.cells();
  grid.columns = stage.maps.picture ? stage.maps.width : line_length(grid.count);
  grid.rows = (grid.count + grid.columns - 1) / grid.columns;
  if (window) {
    grid.top = window->top;
    grid.left = window->left;
    grid.bottom = beyond(window->out_height, window->stride_y, window->window_height, window->top,
                         window->height);
    grid.right = beyond(window->out_width, window->stride_x, window->window_width, window->left,
                        window->width);
  }
  const std::size_t across = grid.columns + grid.left + grid.right;
  const std::size_t down = grid.rows + grid.top + grid.bottom;
  // Whole pixels where that is not too coarse.
  const float exact = std::min(size / static_cast<float>(std::max(across, down)), 40.f);
  grid.side = exact >= 4 ? std::floor(exact) : exact;
  grid.corner = {corner.x + static_cast<float>(grid.left) * grid.side,
                 corner.y + static_cast<float>(grid.top) * grid.side};
  return grid;
}

std::size_t index_in(const InsideStage& stage, std::size_t cell, std::size_t channel) {
  return cell * stage.maps.channels + channel;
}

std::size_t cell_in(const InsideStage& stage, std::size_t index) {
  return index / stage.maps.channels;
}

void draw_grid(const CellGrid& grid, ImTextureID texture, const UvRect& uv) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect whole = grid.whole(), picture = grid.picture();
  if (grid.top + grid.left + grid.bottom + grid.right > 0) {
    list->AddRectFilled(whole.min, whole.max, c.ground);
    list->AddRect(whole.min, whole.max, c.line);
  }
  list->AddImage(texture, picture.min, picture.max, uv.min, uv.max);
  if (grid.count < grid.rows * grid.columns) {  // the last line's empty rest
    const auto row = static_cast<long>(grid.rows - 1);
    const Rect last = grid.cell(row, static_cast<long>(grid.count % grid.columns) - 1);
    list->AddRectFilled({last.max.x, last.min.y}, picture.max, c.card);
  }
}

void draw_window(const CellGrid& grid, long row, long column, std::size_t rows, std::size_t columns,
                 ImU32 color) {
  const Rect first = grid.cell(row, column);
  const Rect last =
      grid.cell(row + static_cast<long>(rows) - 1, column + static_cast<long>(columns) - 1);
  const Rect frame = Rect{first.min, last.max}.inset(-1);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRect(frame.inset(-1).min, frame.inset(-1).max, ui::colors().card, 2, 0, 1);
  list->AddRect(frame.min, frame.max, color, 2, 0, 2);
}

}  // namespace descent
