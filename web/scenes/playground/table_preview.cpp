#include "web/scenes/playground/table_preview.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t shown_rows = 4;
constexpr float preview_row_height = 20, least_width = 78;

// The chosen ones, and the first others as far as there is room; in their order.
std::vector<std::size_t> shown_columns(const TableReading& reading, std::size_t most) {
  std::vector<std::size_t> shown = reading.choice.features;
  if (reading.problem.empty()) shown.push_back(reading.choice.target);
  for (std::size_t i = 0; i < reading.table.columns.size() && shown.size() < most; ++i) {
    if (std::find(shown.begin(), shown.end(), i) == shown.end()) shown.push_back(i);
  }
  std::sort(shown.begin(), shown.end());
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  return shown;
}

// What a column is taken for; empty for the others.
std::string role_of(const TableReading& reading, std::size_t column) {
  const CsvChoice& choice = reading.choice;
  if (!reading.problem.empty()) return "";
  if (column == choice.target) return choice.classify ? tr("class") : tr("value");
  if (column == choice.features[0]) return "x";
  return column == choice.features[1] ? "y" : "";
}

}  // namespace

void draw_table_preview(const TableReading& reading) {
  const CsvTable& table = reading.table;
  const float width = ImGui::GetContentRegionAvail().x;
  const auto most = static_cast<std::size_t>(std::max(3.0f, width / least_width));
  const std::vector<std::size_t> columns = shown_columns(reading, most);
  const std::vector<std::string> titles = column_titles(table);
  const std::size_t rows = std::min(shown_rows, table.rows());
  const Rect area = ui::take_rect(preview_row_height * static_cast<float>(rows + 2) + 8);
  ui::mark("table.preview", area);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  list->AddRect(area.min, area.max, c.line, 8);
  const float each = area.width() / static_cast<float>(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t column = columns[i];
    const std::string role = role_of(reading, column);
    const float left = area.min.x + each * static_cast<float>(i);
    if (!role.empty()) {
      list->AddRectFilled({left + 2, area.min.y + 2}, {left + each - 2, area.max.y - 2},
                          c.accent_soft, 6);
    }
    Rect cells{{left + 8, area.min.y + 4}, {left + each - 6, area.max.y}};
    ui::draw_text_in(list, ui::Font::label_strong, cells.cut_top(preview_row_height), c.accent,
                     role);
    ui::draw_text_in(list, ui::Font::label_strong, cells.cut_top(preview_row_height), c.text,
                     titles[column]);
    for (std::size_t row = 0; row < rows; ++row) {
      ui::draw_text_in(list, ui::Font::label, cells.cut_top(preview_row_height),
                       role.empty() ? c.secondary : c.text, table.cell(row, column));
    }
  }
}

}  // namespace descent
