#include "web/scenes/images/inside_grids.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "web/scenes/images/inside_tables.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float most_grid = 208, most_strip = 150, grid_gap = 28, title_height = 18;
constexpr float least_grid = 84, least_finger_grid = 112;

// In one line, or in two where that is how high the place is.
void draw_title(const GridTitle& title, Rect place) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = ui::colors().secondary;
  if (place.height() > title_height && !title.channel.empty()) {
    ui::draw_text_in(list, ui::Font::axis, place.cut_top(title_height), ink, title.name);
    ui::draw_text_in(list, ui::Font::axis, place, ink, title.channel);
  } else {
    ui::draw_text_in(list, ui::Font::axis, place.cut_bottom(title_height), ink, title.line());
  }
}

void mark_input(const CellView& view, const CellGrid& grid) {
  const ImU32 ink = ui::colors().text;
  if (const auto w = view.window()) {
    const std::size_t outputs = view.output().values.size() / w->positions();
    const std::size_t position = view.place.output / outputs;
    const auto first = [](std::size_t place, std::size_t stride, std::size_t padding) {
      return static_cast<long>(place * stride) - static_cast<long>(padding);
    };
    draw_window(grid, first(position / w->out_width, w->stride_y, w->top),
                first(position % w->out_width, w->stride_x, w->left), w->window_height,
                w->window_width, ink);
  } else if (!std::holds_alternative<Dense>(view.layer()) &&
             view.input().values.size() == view.output().values.size()) {
    const auto cell = static_cast<long>(cell_in(view.input(), view.place.output));
    const auto columns = static_cast<long>(grid.columns);
    draw_window(grid, cell / columns, cell % columns, 1, 1, ink);
  }
}

void mark_output(const CellView& view, const CellGrid& grid) {
  const auto cell = static_cast<long>(cell_in(view.output(), view.place.output));
  const auto columns = static_cast<long>(grid.columns);
  draw_window(grid, cell / columns, cell % columns, 1, 1, ui::colors().text);
}

float most_size(const CellView& view) { return view.input().maps.picture ? most_grid : most_strip; }

// Of what stands below the grids in that width, where sums are told in two lines.
float arithmetic_height(const CellView& view, float width) {
  constexpr float line = 17, spacing = 8;
  const auto window = view.window();
  const float tables =
      window ? window_tables_height(*window, view.convolves(), view.picked, width) : 0;
  const auto* convolution = std::get_if<Conv2D>(&view.layer());
  const bool activated = convolution && convolution->activation != Activation::linear;
  return spacing + tables + spacing + 2 * line + (activated ? spacing + line : 0);
}

float size_above_arithmetic(const CellView& view, float width, float height) {
  const float least = ui::control_height() > 40 ? least_finger_grid : least_grid;
  const float room = height - title_height - arithmetic_height(view, width);
  return std::clamp(std::floor(room), least, most_size(view));
}

}  // namespace

GridTitle input_title(const CellView& view) {
  return grid_title(view.input_name, view.input(), view.place.input_channel);
}

GridTitle output_title(const CellView& view) {
  const InsideStage& output = view.output();
  return grid_title(view.output_name, output, view.place.output % output.maps.channels);
}

Grids lay_out_grids(const CellView& view, float height) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float most = height > 0 ? size_above_arithmetic(view, width, height) : most_size(view);
  const float size = std::min(most, std::floor((width - grid_gap) / 2));
  const float room = size + grid_gap - 6, right_room = width - size - grid_gap;
  const auto fits = [&](const GridTitle& title, float into) {
    return ui::text_size(ui::Font::axis, title.line()).x <= into;
  };
  const bool one_line = fits(input_title(view), room) && fits(output_title(view), right_room);
  const float titles = one_line ? title_height : 2 * title_height;
  const Rect area = ui::next_rect(titles + size);
  const float right = area.min.x + size + grid_gap, top = area.min.y + titles;
  Grids grids{cell_grid(view.input(), {area.min.x, top}, size, view.window()),
              cell_grid(view.output(), {right, top}, size),
              {area.min, {area.min.x + room, top}},
              {{right, area.min.y}, {area.max.x, top}}};
  const float taken =
      std::max(grids.input.whole().height(), grids.output.whole().height()) + titles;
  ui::take_rect(taken);
  return grids;
}

void draw_titles(const CellView& view, const Grids& grids) {
  draw_title(input_title(view), grids.input_title);
  draw_title(output_title(view), grids.output_title);
}

void mark_place(const CellView& view, const Grids& grids) {
  mark_input(view, grids.input);
  mark_output(view, grids.output);
}

}  // namespace descent
