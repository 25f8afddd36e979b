#include "web/scenes/line/hand_table.hpp"

#include <array>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t columns = 5;
constexpr float row_height = 20;
using Texts = std::array<std::string, columns>;

std::string number(double value) { return short_text(value, 4); }

Texts heading(LossMeasure measure) {
  return {"x", "y", "ŷ", "ŷ − y", squares_differences(measure) ? "(ŷ − y)²" : "|ŷ − y|"};
}

// All columns as wide as each other, their numbers on the right.
void draw_texts(const Texts& texts, const Rect& row, ui::Font font, ImU32 color) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float width = row.width() / columns;
  Rect rest = row;
  for (const std::string& text : texts) {
    ui::draw_text_in(list, font, rest.cut_left(width), color, text, 1);
  }
}

void draw_row(const HandRow& row, std::size_t place) {
  const Rect rect = ui::take_rect(row_height);
  const Texts texts = {number(row.point.x), number(row.point.y), number(row.said),
                       number(row.difference), number(row.part)};
  draw_texts(texts, rect, ui::Font::text, ui::colors().text);
  ui::Control control{.role = ui::Role::img};
  control.label = tr("Point {0}", place + 1);
  for (const std::string& text : texts) {
    control.value += (control.value.empty() ? "" : " ") + text;
  }
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
