#include "web/frame/step_table.hpp"

#include <algorithm>

#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float step_heading_height = 20;
float step_row_height() { return ui::control_height() > 40 ? 36.f : 22.f; }

void draw_step_cells(const std::vector<std::string>& texts, const Rect& line, ui::Font font,
                     ImU32 color) {
  const auto count = static_cast<float>(std::max<std::size_t>(texts.size(), 1));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const float left = line.min.x + line.width() * static_cast<float>(i) / count;
    const Rect cell{{left, line.min.y}, {left + line.width() / count - 8, line.max.y}};
    ui::draw_text_in(ImGui::GetWindowDrawList(), font, cell, color, texts[i], i == 0 ? 0.f : 1.f);
  }
}

bool draw_step_row(const StepTable& table, std::size_t row, bool chosen, const Rect& line) {
  const std::vector<std::string> texts = table.cells(row);
  std::string label;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    label += (i == 0 ? "" : ", ") + table.headings[i] + " " + texts[i];
  }
  const ui::Press press =
      ui::press_area(std::string(table.id) + "." + std::to_string(row + 1), line,
                     {.role = ui::Role::option, .label = label, .on = chosen});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (chosen)
    list->AddRectFilled(line.min, line.max, ui::colors().accent_soft, 6);
  else if (press.hovered)
    list->AddRectFilled(line.min, line.max, ui::colors().hover, 6);
  draw_step_cells(texts, {{line.min.x + 6, line.min.y}, line.max}, ui::Font::label,
                  ui::colors().text);
  return press.pressed || (press.ringed && !chosen);  // the ring chooses, too
}

}  // namespace

float step_table_height(const StepTable& table) {
  return step_heading_height + step_row_height() * static_cast<float>(table.rows);
}

void draw_step_table(const StepTable& table, std::size_t& chosen, bool shows_chosen,
                     const Rect& area) {
  chosen = std::min(chosen, std::max<std::size_t>(table.rows, 1) - 1);
  Rect rest = area;
  const Rect heading = rest.cut_top(step_heading_height);
  draw_step_cells(table.headings,
                  {{heading.min.x + 6, heading.min.y}, {heading.max.x - 8, heading.max.y}},
                  ui::Font::axis, ui::colors().secondary);
  const ui::Pane pane(std::string(table.id) + ".rows", rest, 0);
  const float height = step_row_height();
  if (shows_chosen) {
    const float top = height * static_cast<float>(chosen), seen = ImGui::GetScrollY();
    if (top < seen) ImGui::SetScrollY(top);
    if (top + height > seen + rest.height()) ImGui::SetScrollY(top + height - rest.height());
  }
  const Rect all = ui::take_rect(height * static_cast<float>(table.rows));
  const float above = std::max(0.f, rest.min.y - all.min.y);
  const auto first = static_cast<std::size_t>(above / height);
  const auto in_sight = static_cast<std::size_t>(rest.height() / height) + 2;
  for (std::size_t row = first; row < std::min(table.rows, first + in_sight); ++row) {
    const float top = all.min.y + height * static_cast<float>(row);
    const Rect line{{all.min.x, top}, {all.max.x - 8, top + height}};
    if (draw_step_row(table, row, row == chosen, line)) {
      chosen = row;
      ui::request_frame();
    }
  }
}

}  // namespace descent
