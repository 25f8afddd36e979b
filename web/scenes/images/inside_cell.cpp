#include "web/scenes/images/inside_cell.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/window_over.hpp"
#include "web/scenes/images/inside_channels.hpp"
#include "web/scenes/images/inside_grid.hpp"
#include "web/scenes/images/inside_grid_title.hpp"
#include "web/scenes/images/inside_keys.hpp"
#include "web/scenes/images/inside_picture.hpp"
#include "web/scenes/images/inside_sums.hpp"
#include "web/scenes/images/inside_tables.hpp"
#include "web/scenes/images/inside_walk.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr double seconds_a_step = 0.25;
constexpr float most_grid = 208, most_strip = 150, grid_gap = 28, title_height = 18;

// --- the pictures ---

// Of a row of numbers the lines of its grid.
AtlasMap large_map(const InsideStage& stage, const CellGrid& grid, std::size_t channel, float scale,
                   std::vector<float>& lines) {
  if (stage.maps.picture) return atlas_map(stage, channel, scale);
  lines = stage.values;
  lines.resize(grid.rows * grid.columns, 0);
  return {static_cast<int>(grid.columns),
          static_cast<int>(grid.rows),
          lines.data(),
          1,
          grid.columns,
          scale};
}

void paint(const CellView& view, const CellGrid& input, const CellGrid& output) {
  std::vector<float> input_lines, output_lines;
  const std::size_t channel = view.place.output % view.output().maps.channels;
  const MapScale scale = view.run.view().map_scale;
  std::vector<AtlasMap> maps = {
      large_map(view.input(), input, view.place.input_channel,
                color_scale(view.look, view.place.layer, view.place.input_channel, scale),
                input_lines),
      large_map(view.output(), output, channel,
                color_scale(view.look, view.place.layer + 1, channel, scale), output_lines)};
  add_filter(view, maps);
  view.atlas.set_maps(maps, data_colors());
}

// --- the two grids ---

GridTitle input_title(const CellView& view) {
  return grid_title(view.input_name, view.input(), view.place.input_channel);
}

GridTitle output_title(const CellView& view) {
  const InsideStage& output = view.output();
  return grid_title(view.output_name, output, view.place.output % output.maps.channels);
}

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

// What one points at, or holds, in a grid: a cell of it.
std::optional<std::size_t> pointed_cell(const CellGrid& grid, const ui::Press& press) {
  if (!press.pointed && (!press.pressed || press.by_key)) return {};
  return grid.at(ImGui::GetMousePos());
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

struct Grids {
  CellGrid input, output;
  Rect input_title, output_title;
};

Grids lay_out_grids(const CellView& view) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float size = std::min(view.input().maps.picture ? most_grid : most_strip,
                              std::floor((width - grid_gap) / 2));
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
  const float height =
      std::max(grids.input.whole().height(), grids.output.whole().height()) + titles;
  ui::take_rect(height);
  return grids;
}

// Which number it is, and what it comes to.
std::string which_words(const CellView& view) {
  const MapCell cell = cell_of(view.output(), view.place.output);
  const std::string value = short_text(double{view.output().values[view.place.output]}, 6);
  return view.output().maps.picture ? tr("Channel {0}, row {1}, column {2}: {3}", cell.channel,
                                         cell.row, cell.column, value)
                                    : tr("Unit {0}: {1}", view.place.output, value);
}

// A press area over each: pressing chooses, pointing shows.
struct Pointed {
  ui::Press input, output;
  std::optional<CellPlace> place;  // that one points at
};

Pointed point_at(const CellView& view, const Grids& grids) {
  Pointed pointed;
  ui::Control source{.role = ui::Role::button};
  source.label = tr("{0}: press a cell to move the window there; the arrows move it.",
                    input_title(view).line());
  pointed.input = ui::press_area("inside.source", grids.input.whole(), source);
  ui::Control target{.role = ui::Role::button};
  target.label =
      tr("{0}: the arrows move, Page Up and Page Down change the channel, Escape leads back.",
         output_title(view).line());
  target.value = which_words(view);
  pointed.output = ui::press_area("inside.output", grids.output.whole(), target);
  if (const auto cell = pointed_cell(grids.output, pointed.output)) {
    CellPlace place = view.place;
    place.output = index_in(view.output(), *cell, place.output % view.output().maps.channels);
    pointed.place = place;
  } else if (const auto source_cell = pointed_cell(grids.input, pointed.input)) {
    const std::size_t index = index_in(view.input(), *source_cell, view.place.input_channel);
    pointed.place = output_over(view.look, view.place, index);
    if (pointed.place) pointed.place->input_channel = view.place.input_channel;
  }
  return pointed;
}

// --- between them ---

void draw_terms(const CellView& view, const OutputTerms& found) {
  if (view.window()) {
    const WindowTables tables = window_tables(view.look, view.place, found);
    draw_window_tables(tables, view.convolves(), view.picked);
    if (view.convolves() && view.input().maps.channels > 1) {
      ui::paragraph(
          tr("Channel {0} adds {1}", view.place.input_channel, short_text(tables.sum, 4)));
    }
  }
  draw_formula(view.look, view.place, found);
  if (std::holds_alternative<Dense>(view.layer())) {
    draw_largest_products(view.look, view.place, found, view.actions);
  }
  draw_channels(view, found);
  if (!found.logits.empty()) draw_softmax(view.look, view.run, view.place, found, view.actions);
}

void draw_which(const CellView& view) {
  ui::text(which_words(view), ui::Font::strong);
  if (!view.output().maps.picture) return;
  const std::size_t channel = cell_of(view.output(), view.place.output).channel;
  ui::small_print(tr("This map: {0}", map_words(view.output().numbers[channel])));
}

// Until somebody points or presses; it never begins by itself.
CellPlace played(InsideCell& state, const InsideLook& look, const CellPlace& chosen) {
  if (!state.playing) return chosen;
  if (state.playing->layer != chosen.layer || !existing(look, *state.playing)) {
    state.playing.reset();
    return chosen;
  }
  const double now = ImGui::GetTime();
  if (now >= state.next_step) {
    const auto next = next_cell(look, *state.playing);
    const std::size_t channel = state.playing->output % look.output_of(chosen.layer).maps.channels;
    state.playing->output = next ? next->output : channel;  // and on from the first
    state.next_step = now + seconds_a_step;
  }
  ui::request_frame_in(std::max(0.0, state.next_step - now));
  return *state.playing;
}

}  // namespace

void draw_inside_cell(InsideCell& state, const InsideLook& look, const RunView& run,
                      const CellPlace& chosen, Actions& actions,
                      const std::function<void()>& draw_between) {
  const CellPlace now = played(state, look, chosen);
  CellView view{state.atlas,
                look,
                run,
                now,
                actions,
                state.picked,
                name_of(state, look, now.layer),
                name_of(state, look, now.layer + 1)};
  const ImVec2 which = draw_cell_buttons(state, look, run, view.place, actions);
  // Filled once one knows of what.
  if (which.y >= ImGui::GetCursorScreenPos().y) {
    ui::take_rect(view.output().maps.picture ? 46.f : 22.f);
  }
  const Grids grids = lay_out_grids(view);
  Pointed pointed = point_at(view, grids);
  // A mouse that only lies there does not hold the keys back.
  const ImVec2 by = ImGui::GetIO().MouseDelta;
  if (by.x != 0 || by.y != 0 || ImGui::IsMouseDown(0)) state.by_key = false;
  if (state.by_key && !pointed.input.pressed && !pointed.output.pressed) pointed.place.reset();
  if (pointed.place) view.place = *pointed.place;
  take_cell_keys(state, look, run, view.place, pointed.input.ringed || pointed.output.ringed,
                 grids.output.columns, actions);
  const bool pressed = (pointed.input.pressed && !pointed.input.by_key) ||
                       (pointed.output.pressed && !pointed.output.by_key);
  // Where one presses, and where playing stops because one points there.
  if (pointed.place && (pressed || state.playing)) actions.push_back(LookAtCell{view.place});
  if (pointed.place) state.playing.reset();
  paint(view, grids.input, grids.output);
  draw_title(input_title(view), grids.input_title);
  draw_title(output_title(view), grids.output_title);
  const ImTextureID texture = state.atlas.texture();
  draw_grid(grids.input, texture, state.atlas.map(0));
  draw_grid(grids.output, texture, state.atlas.map(1));
  mark_input(view, grids.input);
  mark_output(view, grids.output);
  const ImVec2 below = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(which);
  {
    const ui::KeepLayout keep;
    ImGui::BeginGroup();  // its lines begin where the first one does
    draw_which(view);
    ImGui::EndGroup();
  }
  ImGui::SetCursorScreenPos(below);
  if (draw_between) draw_between();
  ImGui::BeginGroup();
  try {
    draw_terms(view, look.terms(view.place.layer, view.place.output));
  } catch (const Error& error) {
    ui::small_print(error.what());
  }
  ImGui::EndGroup();
  // Whoever points at the numbers wants to read them.
  const Rect numbers{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  if (state.playing && !state.by_key && numbers.contains(ImGui::GetMousePos())) {
    state.playing.reset();
    actions.push_back(LookAtCell{view.place});
  }
}

}  // namespace descent
