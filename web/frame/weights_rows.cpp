#include "web/frame/weights_rows.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_for_columns = 600, sign_width = 22, column_gap = 10, row_gap = 10;
constexpr float heading_height = 20;
// Shares of the width, in the order of weights_cell().
constexpr std::array<float, weights_columns> shares = {0.22f, 0.13f, 0.09f, 0.2f, 0.13f, 0.23f};

bool in_columns(float width) { return width >= least_for_columns; }

// A text of a row, from the row's upper left corner.
struct Cell {
  ImVec2 at;
  float width;
  std::string text;
  ImU32 color;
  float height() const { return ui::text_size(ui::Font::label, text, width).y; }
};
using Cells = std::vector<Cell>;

ImU32 match_color(const WeightsRow& row) {
  if (row.match == WeightsMatch::matched) return ui::colors().text;
  return is_good(row) ? ui::colors().secondary : ui::colors().danger;
}

// Beside each other.
Cells row_of_columns(const WeightsRow& row, float width) {
  Cells cells;
  float left = sign_width;
  for (std::size_t i = 0; i < weights_columns; ++i) {
    const float share = shares[i] * (width - sign_width);
    const bool last = i + 1 == weights_columns;
    cells.push_back({{left, 0},
                     share - (last ? 0 : column_gap),
                     weights_cell(row, i),
                     last ? match_color(row) : ui::colors().text});
    left += share;
  }
  return cells;
}

std::string joined(const WeightsRow& row, std::size_t from, std::size_t end) {
  std::string text;
  for (std::size_t i = from; i < end; ++i) {
    const std::string cell = weights_cell(row, i);
    if (!cell.empty()) text += (text.empty() ? "" : "  ") + cell;
  }
  return text;
}

// Below each other: what the file has, where it goes, how that is.
Cells row_of_lines(const WeightsRow& row, float width) {
  Cells cells;
  float top = 0;
  const auto add = [&](const std::string& text, ImU32 color) {
    if (text.empty()) return;
    cells.push_back({{sign_width, top}, width - sign_width, text, color});
    top += cells.back().height() + 1;
  };
  add(joined(row, 0, 3), ui::colors().text);
  const std::string weight = joined(row, 3, 5);
  add(weight.empty() || row.array.empty() ? weight : "→ " + weight, ui::colors().text);
  add(match_text(row), match_color(row));
  return cells;
}

Cells cells_of(const WeightsRow& row, float width) {
  return in_columns(width) ? row_of_columns(row, width) : row_of_lines(row, width);
}

float height_of(const Cells& cells) {
  float bottom = 0;
  for (const Cell& cell : cells) bottom = std::max(bottom, cell.at.y + cell.height());
  return bottom + row_gap;
}

void draw_sign(ImDrawList* list, const WeightsRow& row, ImVec2 at) {
  const ImVec2 center{at.x + 7, at.y + 7};
  if (!is_good(row)) {
    ui::draw_icon(list, ui::Icon::warning, center, 14, ui::colors().danger);
  } else if (row.match == WeightsMatch::matched) {
    ui::draw_icon(list, ui::Icon::check, center, 14, ui::colors().accent);
  }
}

void draw_row(const WeightsTable& table, std::size_t i, const Rect& line) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at{line.min.x, line.min.y + row_gap / 2};
  draw_sign(list, table[i], at);
  for (const Cell& cell : cells_of(table[i], line.width())) {
    ui::draw_text(list, ui::Font::label, {at.x + cell.at.x, at.y + cell.at.y}, cell.color,
                  cell.text, cell.width);
  }
  list->AddLine({line.min.x, line.max.y}, line.max, ui::colors().line);
  ui::mark("weights.row" + std::to_string(i), line,
           {.role = ui::Role::img, .label = row_text(table[i])});
}

void scroll_by_keys(float page) {
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true) ? 1.f : 0.f; };
  const float pages = pressed(ImGuiKey_PageDown) - pressed(ImGuiKey_PageUp);
  const float lines = pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow);
  if (pages == 0 && lines == 0) return;
  ImGui::SetScrollY(
      std::clamp(ImGui::GetScrollY() + pages * page + lines * 24, 0.f, ImGui::GetScrollMaxY()));
}

}  // namespace

float weights_rows_height(WeightsRows& state, const std::shared_ptr<const WeightsTable>& table,
                          float width) {
  if (state.table != table || state.width != width) {
    const bool another = state.table != table;
    state = {table, width, {0}, another || state.to_first_bad};
    for (const WeightsRow& row : *table) {
      state.tops.push_back(state.tops.back() + height_of(cells_of(row, width)));
    }
  }
  return state.tops.back();
}

void draw_weights_headings(float width) {
  if (!in_columns(width)) return;
  const Rect line = ui::take_rect(heading_height);
  ImDrawList* list = ImGui::GetWindowDrawList();
  float left = line.min.x + sign_width;
  for (std::size_t i = 0; i < weights_columns; ++i) {
    const float share = shares[i] * (width - sign_width);
    ui::draw_text_in(list, ui::Font::label_strong, {{left, line.min.y}, {left + share, line.max.y}},
                     ui::colors().secondary, weights_heading(i));
    left += share;
  }
}

void draw_weights_rows(WeightsRows& state, const Rect& area) {
  const WeightsTable& table = *state.table;
  const ui::Pane pane("weights.rows", area, 0);
  const Rect all = ui::take_rect(state.tops.back());
  scroll_by_keys(area.height() - 24);
  if (std::exchange(state.to_first_bad, false)) {
    const auto bad = std::find_if_not(table.begin(), table.end(), is_good);
    const auto row = static_cast<std::size_t>(bad - table.begin());
    // With two that fit above it, which say what is meant.
    ImGui::SetScrollY(bad == table.end() ? 0 : state.tops[row < 2 ? 0 : row - 2]);
  }
  const auto above = std::upper_bound(state.tops.begin(), state.tops.end(), area.min.y - all.min.y);
  auto row = static_cast<std::size_t>(std::max<std::ptrdiff_t>(above - state.tops.begin() - 1, 0));
  for (; row < table.size() && all.min.y + state.tops[row] < area.max.y; ++row) {
    draw_row(table, row,
             {{all.min.x, all.min.y + state.tops[row]},
              {all.min.x + state.width, all.min.y + state.tops[row + 1]}});
  }
}

}  // namespace descent
