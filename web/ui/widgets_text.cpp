#include <algorithm>
#include <cmath>

#include "web/ui/mirror.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

Rect text_item(Font role, ImU32 color, std::string_view text, float wrap_width = 0) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::Dummy(text_size(role, text, wrap_width));
  draw_text(ImGui::GetWindowDrawList(), role, place, color, text, wrap_width);
  return {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
}

void noted(Font role, ImU32 color, std::string_view text, float wrap_width = 0) {
  note_text(text, text_item(role, color, text, wrap_width));
}

}  // namespace

void label(std::string_view words) { noted(Font::label, colors().secondary, words); }
void field_label(std::string_view words, float width) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, 16});
  draw_text_in(ImGui::GetWindowDrawList(), Font::label, {place, {place.x + width, place.y + 14}},
               colors().secondary, words);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
}
void section_title(std::string_view words) {
  note_heading(words, text_item(Font::label_strong, colors().secondary, words));
}
void text(std::string_view words, Font role) {
  const Rect rect = text_item(role, colors().text, words);
  role == Font::title ? note_heading(words, rect) : note_text(words, rect);
}

void paragraph(std::string_view words, Font role) {
  noted(role, colors().text, words, ImGui::GetContentRegionAvail().x);
}
void secondary_paragraph(std::string_view words) {
  noted(Font::text, colors().secondary, words, ImGui::GetContentRegionAvail().x);
}
void small_print(std::string_view words) {
  noted(Font::label, colors().secondary, words, ImGui::GetContentRegionAvail().x);
}

void divider() {
  const Rect rect = take_rect(9);
  const float y = std::floor(rect.center().y);
  ImGui::GetWindowDrawList()->AddRectFilled({rect.min.x, y}, {rect.max.x, y + 1}, colors().line);
}

void space(float height) { ImGui::Dummy({0, height - ImGui::GetStyle().ItemSpacing.y}); }

namespace {

// Every line centred at x. Returns the height; draws nothing with a null list.
float centred_lines(ImDrawList* list, Font role, ImVec2 top, ImU32 color, std::string_view words,
                    float width) {
  const ImFont* face = font(role);
  const float scale = font_size(role) / face->FontSize;
  float height = 0;
  while (!words.empty()) {
    const char* end =
        face->CalcWordWrapPositionA(scale, words.data(), words.data() + words.size(), width);
    const std::string_view line = words.substr(0, static_cast<std::size_t>(end - words.data()));
    const ImVec2 size = text_size(role, line);
    if (list != nullptr) {
      draw_text(list, role, {std::floor(top.x - size.x / 2), top.y + height}, color, line);
    }
    height += font_size(role) + 2;
    words.remove_prefix(std::max<std::size_t>(line.size(), 1));
    while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  }
  return height;
}

}  // namespace

void empty_state(const Rect& rect, std::string_view title, std::string_view words) {
  const float width = std::fmin(rect.width() - 24, 320.f);
  const ImVec2 middle = rect.center();
  const float title_height = centred_lines(nullptr, Font::strong, {}, 0, title, width);
  const float words_height = centred_lines(nullptr, Font::text, {}, 0, words, width);
  const float y = std::floor(middle.y - (title_height + 4 + words_height) / 2);
  ImDrawList* list = ImGui::GetWindowDrawList();
  centred_lines(list, Font::strong, {middle.x, y}, colors().text, title, width);
  centred_lines(list, Font::text, {middle.x, y + title_height + 4}, colors().secondary, words,
                width);
  note_text(title, rect);
  note_text(words, rect);
}

void error_box(std::string_view words) {
  const float width = ImGui::GetContentRegionAvail().x - 44;
  const Rect rect = take_rect(text_size(Font::text, words, width).y + 20);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(rect.min, rect.max, colors().danger_soft, 8);
  draw_icon(list, Icon::warning, {rect.min.x + 20, rect.min.y + 19}, 16, colors().danger);
  draw_text(list, Font::text, {rect.min.x + 36, rect.min.y + 10}, colors().text, words, width);
  note_alert(words, rect);
}

}  // namespace descent::ui
