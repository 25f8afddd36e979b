#include "web/scenes/line/hand_table.hpp"

#include <array>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t columns = 5;
constexpr float row_height = 20, gap = 6;
using Texts = std::array<std::string, columns>;

std::string number(double value) { return short_text(value, 4); }

// With as many of its digits as have room.
std::string shown_number(double value, float width) {
  std::string text = number(value);
  for (int digits = 3; digits > 0 && ui::text_size(ui::Font::text, text).x > width; --digits) {
    text = short_text(value, digits);
  }
  return text;
}

Texts heading(LossMeasure measure) {
  return {"x", "y", "ŷ", "ŷ − y", squares_differences(measure) ? "(ŷ − y)²" : "|ŷ − y|"};
}

// All columns as wide as each other, their numbers on the right.
void draw_texts(const Texts& texts, const Rect& row, ui::Font font, ImU32 color) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float width = row.width() / columns;
  Rect rest = row;
  for (const std::string& text : texts) {
    Rect cell = rest.cut_left(width);
    cell.min.x += gap;
    ui::draw_text_in(list, font, cell, color, text, 1);
  }
}

void draw_row(const HandRow& row, std::size_t place) {
  const Rect rect = ui::take_rect(row_height);
  const std::array<double, columns> values = {row.point.x, row.point.y, row.said, row.difference,
                                              row.part};
  Texts texts;
  ui::Control control{.role = ui::Role::img};
  control.label = tr("Point {0}", place + 1);
  for (std::size_t i = 0; i < columns; ++i) {
    texts[i] = shown_number(values[i], rect.width() / columns - gap);
    control.value += (i == 0 ? "" : " ") + number(values[i]);
  }
  draw_texts(texts, rect, ui::Font::text, ui::colors().text);
  ui::mark("hand.row" + std::to_string(place + 1), rect, control);
}

}  // namespace

void draw_hand_table(const HandLoss& loss, LossMeasure measure) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(6, 2));
  draw_texts(heading(measure), ui::take_rect(row_height), ui::Font::label, ui::colors().secondary);
  for (std::size_t i = 0; i < loss.rows.size(); ++i) draw_row(loss.rows[i], i);
  ui::divider();
  const Rect row = ui::take_rect(row_height);
  draw_texts({"", "", "", tr("sum"), number(loss.sum)}, row, ui::Font::strong, ui::colors().text);
  ui::Control control{.role = ui::Role::img};
  control.label = tr("sum");
  control.value = number(loss.sum);
  ui::mark("hand.sum", row, control);
  ImGui::PopStyleVar();
}

}  // namespace descent
