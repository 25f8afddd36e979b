#include "web/scenes/images/inside_tables.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/scenes/images/inside_table_sizes.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t most_side = 11;  // of a table: a pooling window may be a whole picture
constexpr float title_line = 18;

// For a finger, and where no numbers have room, it is said what a press does.
bool is_hinted(bool numbers) { return ui::control_height() > 40 || !numbers; }

float largest(const NumberTable& table) {
  double size = 0;
  for (const auto& value : table.values) {
    if (value && std::isfinite(*value)) size = std::max(size, std::abs(*value));
  }
  return static_cast<float>(size);
}

void draw_cell(const NumberTable& table, std::size_t number, const Rect& cell, float scale,
               const TableSize& size, ui::Font usual) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto& value = table.values[number];
  const float share = value && scale > 0 ? static_cast<float>(*value) / scale : 0;
  // Pale enough to read what stands on it.
  const ImU32 ground = value ? ui::mix(c.card, ui::data_color(share), 0.6f) : c.ground;
  list->AddRectFilled(cell.min, cell.max, ground, 3);
  if (!value) list->AddRect(cell.min, cell.max, c.line, 3);
  if (table.chosen == number) list->AddRect(cell.min, cell.max, c.text, 3, 0, 2);
  if (!size.numbers) return;
  const ui::Font font = table.chosen == number ? ui::Font::label_strong : usual;
  const std::string words = value ? cell_words(*value, size.decimals) : "0";
  ui::draw_text_in(list, font, cell, value ? c.text : c.secondary, words, 0.5f);
}

void draw_picked(const Rect& cell) {
  ImGui::GetWindowDrawList()->AddRect(cell.min, cell.max, ui::colors().accent, 3, 0, 2.5f);
}

bool arrow_is_pressed() {
  for (const ImGuiKey key :
       {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow}) {
    if (ImGui::IsKeyPressed(key, true)) return true;
  }
  return false;
}

// All numbers as they stand there, line by line.
std::string table_words(const NumberTable& table, int decimals) {
  std::string words;
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    if (i > 0) words += i % table.columns == 0 ? "; " : " ";
    words += table.values[i] ? cell_words(*table.values[i], decimals) : "0";
  }
  return words;
}

// The title has the place above the sign behind the table too.
void draw_table(const NumberTable& table, Rect area, const TableSize& of, const TableSizes& sizes,
                bool sign_behind, std::optional<std::size_t>& picked) {
  const ImVec2 size{of.cell, sizes.height};
  Rect title = area.cut_top(title_line);
  if (sign_behind) title.max.x += sizes.sign;
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::axis, title, ui::colors().secondary,
                   title_of(table, sizes));
  const float scale = largest(table);
  const auto cell_at = [&](std::size_t row, std::size_t column) {
    const ImVec2 min = {area.min.x + static_cast<float>(column) * size.x,
                        area.min.y + static_cast<float>(row) * size.y};
    return Rect{min, {min.x + size.x - 2, min.y + size.y - 2}};
  };
  const Rect cells{cell_at(0, 0).min, cell_at(table.rows - 1, table.columns - 1).max};
  ui::Control control{.role = ui::Role::button};
  control.label = tr("{0}: a press on a cell, or the arrows, tell its arithmetic.", table.title);
  control.value = table_words(table, of.decimals);
  const ui::Press press = ui::press_area(table.id, cells, control);
  const auto place = ui::looked_at(table.id, press, {cells, cell_at(0, 0).center(), size});
  const bool picks = press.pressed || (press.ringed && arrow_is_pressed());
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    const Rect cell = cell_at(i / table.columns, i % table.columns);
    draw_cell(table, i, cell, scale, of, sizes.font);
    if (picked == i) draw_picked(cell);
    // The gap behind a cell is a finger's too.
    if (!place || !Rect{cell.min, {cell.max.x + 2, cell.max.y + 2}}.contains(*place)) continue;
    if (picks) {
      picked = i;
      ui::request_frame();  // the tables before show it too
    }
    const auto& value = table.values[i];
    ui::hover_text(
        value ? short_text(*value, 6) : std::string(tr("Outside the picture: counts as zero.")),
        *place);
  }
}

void draw_sign(Rect& rest, const char* sign, float width, float height) {
  Rect place = rest.cut_left(width);
  place.min.y += title_line;
  place.max.y = place.min.y + height;
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::strong, place, ui::colors().secondary,
                   sign, 0.4f);
}

// What can be read behind a sign.
std::string factor_words(double value) {
  const std::string words = term_text(value);
  return value < 0 ? "(" + words + ")" : words;
}

// "0.4 × (−0.31) = −0.124"
std::string cell_arithmetic(const WindowTables& tables, bool convolution, std::size_t cell) {
  const std::string value = term_text(tables.input.values[cell].value_or(0));
  if (!convolution) return value;
  return value + " × " + factor_words(tables.kernel.values[cell].value_or(0)) + " = " +
         term_text(tables.products.values[cell].value_or(0));
}

std::string cell_place(const NumberTable& table, std::size_t cell) {
  const std::size_t row = cell / table.columns, column = cell % table.columns;
  return table.values[cell] ? tr("Row {0}, column {1} of the window", row, column)
                            : tr("Row {0}, column {1}: outside the picture", row, column);
}

// `hinted`: before a press it is said what that does, for a finger and where no numbers have room.
void tell_picked(const WindowTables& tables, bool convolution, std::optional<std::size_t> picked,
                 bool hinted) {
  if (picked && *picked < tables.products.values.size()) {
    const std::string place = cell_place(tables.input, *picked);
    const std::string words = cell_arithmetic(tables, convolution, *picked);
    ImGui::BeginGroup();
    ui::small_print(place);
    ui::paragraph(words, ui::Font::strong);
    ImGui::EndGroup();
    ui::mark("inside.picked", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
             {.role = ui::Role::img, .label = place, .value = words});
  } else if (hinted) {
    ui::small_print(convolution ? tr("Press a cell: its number times its weight.")
                                : tr("Press a cell to read its number."));
  }
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
  tables.input.brief = tr("Window");
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

float window_tables_height(const SlidingWindow& window, bool convolution,
                           std::optional<std::size_t> picked, float width) {
  if (window.window_width > most_side || window.window_height > most_side) return 0;
  constexpr float spacing = 8, hint = 15, arithmetic = 17;
  const CellSize cell = cell_size(window.window_height, window.window_width, convolution, width);
  const float tables = title_line + cell.height * static_cast<float>(window.window_height);
  if (picked && *picked < window.cells()) return tables + spacing + hint + spacing + arithmetic;
  return is_hinted(cell.numbers) ? tables + spacing + hint : tables;
}

void draw_window_tables(const WindowTables& tables, bool convolution,
                        std::optional<std::size_t>& picked) {
  const std::size_t columns = tables.input.columns, rows = tables.input.rows;
  if (columns > most_side || rows > most_side) return;
  const TableSizes sizes = table_sizes(tables, convolution, ImGui::GetContentRegionAvail().x);
  const float height = sizes.height * static_cast<float>(rows);
  Rect rest = ui::take_rect(title_line + height);
  const auto draw = [&](const NumberTable& table, const TableSize& size, bool sign_behind) {
    const float width =
        std::max(size.cell * static_cast<float>(columns), title_width(table, sign_behind, sizes));
    draw_table(table, rest.cut_left(std::min(width, rest.width())), size, sizes, sign_behind,
               picked);
  };
  draw(tables.input, sizes.input, convolution);
  if (convolution) {
    draw_sign(rest, "×", sizes.sign, height);
    draw(tables.kernel, sizes.kernel, true);
    draw_sign(rest, "=", sizes.sign, height);
    draw(tables.products, sizes.products, false);
  }
  tell_picked(tables, convolution, picked, is_hinted(sizes.input.numbers));
}

}  // namespace descent
