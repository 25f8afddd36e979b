#include "web/scenes/images/inside_tables.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/window_over.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float most_cell = 54, cell_height = 26, least_words = 27, sign_width = 22;
constexpr std::size_t most_side = 11;  // of a table: a pooling window may be a whole picture

float largest(const NumberTable& table) {
  double size = 0;
  for (const auto& value : table.values) {
    if (value && std::isfinite(*value)) size = std::max(size, std::abs(*value));
  }
  return static_cast<float>(size);
}

std::string cell_words(double value, int decimals) {
  return fixed_text(value, decimals, decimals + 1);
}

// Three digits of the largest, so that small numbers can be added up, or as many decimals as all of
// a table's numbers have room for.
int decimals_of(const NumberTable& table, float largest, float cell_width) {
  constexpr int least = 1, usual = 2, most = 5;
  const int wanted = largest > 0 ? 2 - static_cast<int>(std::floor(std::log10(largest))) : usual;
  int decimals = std::clamp(wanted, usual, most);
  const auto fits = [&](const auto& value) {
    return !value ||
           ui::text_size(ui::Font::label_strong, cell_words(*value, decimals)).x <= cell_width;
  };
  while (decimals > least && !std::ranges::all_of(table.values, fits)) --decimals;
  return decimals;
}

void draw_cell(const NumberTable& table, std::size_t number, const Rect& cell, float scale,
               int decimals) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto& value = table.values[number];
  const float share = value && scale > 0 ? static_cast<float>(*value) / scale : 0;
  // Pale enough to read what stands on it.
  const ImU32 ground = value ? ui::mix(c.card, ui::data_color(share), 0.6f) : c.ground;
  list->AddRectFilled(cell.min, cell.max, ground, 3);
  if (!value) list->AddRect(cell.min, cell.max, c.line, 3);
  if (table.chosen == number) list->AddRect(cell.min, cell.max, c.text, 3, 0, 2);
  if (cell.width() < least_words) return;
  const ui::Font font = table.chosen == number ? ui::Font::label_strong : ui::Font::axis;
  const std::string words = value ? cell_words(*value, decimals) : "0";
  ui::draw_text_in(list, font, cell, value ? c.text : c.secondary, words, 0.5f);
}

void draw_table(const NumberTable& table, Rect area, float cell_width) {
  const Rect title = area.cut_top(18);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::axis, title, ui::colors().secondary,
                   table.title);
  const float height = std::min(cell_height, cell_width);
  const float scale = largest(table);
  const auto cell_at = [&](std::size_t row, std::size_t column) {
    const ImVec2 min = {area.min.x + static_cast<float>(column) * cell_width,
                        area.min.y + static_cast<float>(row) * height};
    return Rect{min, {min.x + cell_width - 2, min.y + height - 2}};
  };
  const Rect cells{cell_at(0, 0).min, cell_at(table.rows - 1, table.columns - 1).max};
  const ui::Press press =
      ui::press_area(table.id, cells, {.role = ui::Role::img, .label = table.title});
  if (press.pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);  // nothing to press
  const auto place =
      ui::looked_at(table.id, press, {cells, cell_at(0, 0).center(), {cell_width, height}});
  const int decimals = decimals_of(table, scale, cell_width - 2);
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    const Rect cell = cell_at(i / table.columns, i % table.columns);
    draw_cell(table, i, cell, scale, decimals);
    if (!place || !cell.contains(*place)) continue;
    const auto& value = table.values[i];
    ui::hover_text(
        value ? short_text(*value, 6) : std::string(tr("Outside the picture: counts as zero.")),
        *place);
  }
}

void draw_sign(Rect& rest, const char* sign, float height) {
  Rect place = rest.cut_left(sign_width);
  place.min.y += 18;
  place.max.y = place.min.y + height;
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::strong, place, ui::colors().secondary,
                   sign, 0.4f);
}

}  // namespace

WindowTables window_tables(const InsideLook& look, const CellPlace& place,
                           const OutputTerms& found) {
  const InsideStage& input = look.input_of(place.layer);
  const SlidingWindow w = window_of(look.model().layers()[place.layer], input.shape).value();
  const std::size_t outputs = look.output_of(place.layer).values.size() / w.positions();
  const std::size_t position = place.output / outputs, filter = place.output % outputs;
  const std::size_t y = position / w.out_width, x = position % w.out_width;
  const bool convolves = std::holds_alternative<Conv2D>(look.model().layers()[place.layer]);
  const Tensor& kernel = look.model().parameters()[place.layer].kernel();
  WindowTables tables{{"inside.window", tr("Under the window"), w.window_height, w.window_width},
                      {"inside.kernel", tr("Weights"), w.window_height, w.window_width},
                      {"inside.products", tr("Products"), w.window_height, w.window_width},
                      0};
  auto term = found.terms.begin();
  for (std::size_t i = 0; i < w.cells(); ++i) {
    // Wraps around below zero, which lies outside as well.
    const std::size_t row = y * w.stride_y + i / w.window_width - w.top;
    const std::size_t column = x * w.stride_x + i % w.window_width - w.left;
    const bool inside = row < w.height && column < w.width;
    if (convolves) {
      const std::size_t weight = (i * w.channels + place.input_channel) * outputs + filter;
      tables.kernel.values.emplace_back(double{kernel.data()[weight]});
    }
    if (!inside) {
      tables.input.values.emplace_back();
      tables.products.values.emplace_back();
      continue;
    }
    const std::size_t index = (row * w.width + column) * w.channels + place.input_channel;
    term = std::find_if(term, found.terms.end(),
                        [&](const OutputTerm& one) { return one.input == index; });
    if (term == found.terms.end()) break;
    if (!convolves && term->factor == 1 && w.cells() > 1) tables.input.chosen = i;
    tables.input.values.emplace_back(term->value);
    tables.products.values.emplace_back(term->product);
    tables.sum += term->product;
  }
  return tables;
}

void draw_window_tables(const WindowTables& tables, bool convolution) {
  const std::size_t columns = tables.input.columns, rows = tables.input.rows;
  if (columns > most_side || rows > most_side) return;
  const float width = ImGui::GetContentRegionAvail().x;
  const auto across = static_cast<float>(columns * (convolution ? 3 : 1));
  const float signs = convolution ? 2 * sign_width : 0;
  const float cell = std::floor(std::clamp((width - signs) / across, 6.f, most_cell));
  const float title = ui::text_size(ui::Font::axis, tables.input.title).x + 2;
  const float table_width = std::max(cell * static_cast<float>(columns), title);
  const float height = std::min(cell_height, cell) * static_cast<float>(rows);
  Rect rest = ui::take_rect(18 + height);
  draw_table(tables.input, rest.cut_left(std::min(table_width, rest.width())), cell);
  if (!convolution) return;
  draw_sign(rest, "×", height);
  draw_table(tables.kernel, rest.cut_left(std::min(table_width, rest.width())), cell);
  draw_sign(rest, "=", height);
  draw_table(tables.products, rest.cut_left(std::min(table_width, rest.width())), cell);
}

}  // namespace descent
