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
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/inside_channels.hpp"
#include "web/scenes/images/inside_grid.hpp"
#include "web/scenes/images/inside_grids.hpp"
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
constexpr float one_line = 22, two_lines = 42;  // which number it is, and the map

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

// What one points at, or holds, in a grid: a cell of it.
std::optional<std::size_t> pointed_cell(const CellGrid& grid, const ui::Press& press) {
  if (!press.pointed && (!press.pressed || press.by_key)) return {};
  return grid.at(ImGui::GetMousePos());
}

// Which number it is, and what it comes to.
std::string which_words(const CellView& view) {
  const MapCell cell = cell_of(view.output(), view.place.output);
  const std::string value = short_text(double{view.output().values[view.place.output]}, 6);
  const MapShape& maps = view.output().maps;
  const bool is_class = view.place.layer + 1 == view.look.model().layers().size() &&
                        view.place.output < view.run.dataset().classes;
  if (!maps.picture && is_class) {
    return tr("Unit {0}, class {1}: {2}", view.place.output,
              class_name(view.run.dataset(), view.place.output), value);
  }
  if (!maps.picture) return tr("Unit {0}: {1}", view.place.output, value);
  if (maps.channels == 1) return tr("Row {0}, column {1}: {2}", cell.row, cell.column, value);
  return tr("Channel {0}, row {1}, column {2}: {3}", cell.channel, cell.row, cell.column, value);
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
  const std::string map = map_words(view.output().numbers[channel]);
  const std::string words = tr("This map: {0}", map);
  const float room = ImGui::GetContentRegionAvail().x;
  ui::small_print(ui::text_size(ui::Font::label, words).x <= room ? words : map);
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
                      const CellPlace& chosen, Actions& actions, float height) {
  const float start = ImGui::GetCursorScreenPos().y;
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
  const float words_end = which.y + (view.output().maps.picture ? two_lines : one_line);
  if (const float more = words_end - ImGui::GetCursorScreenPos().y; more > 0) ui::take_rect(more);
  const float used = ImGui::GetCursorScreenPos().y - start;
  const Grids grids = lay_out_grids(view, height > 0 ? height - used : 0);
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
  draw_titles(view, grids);
  const ImTextureID texture = state.atlas.texture();
  draw_grid(grids.input, texture, state.atlas.map(0));
  draw_grid(grids.output, texture, state.atlas.map(1));
  mark_place(view, grids);
  const ImVec2 below = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(which);
  {
    const ui::KeepLayout keep;
    ImGui::BeginGroup();  // its lines begin where the first one does
    draw_which(view);
    ImGui::EndGroup();
  }
  ImGui::SetCursorScreenPos(below);
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
