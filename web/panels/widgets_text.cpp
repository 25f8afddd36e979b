#include <cmath>
#include <cstdio>

#include "web/panels/widgets.hpp"

namespace descent::ui {
namespace {

void text_item(Font role, ImU32 color, std::string_view text, float wrap_width = 0) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::Dummy(text_size(role, text, wrap_width));
  draw_text(ImGui::GetWindowDrawList(), role, place, color, text, wrap_width);
}

std::string printed(const char* format, double number) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, format, number);
  return buffer;
}

}  // namespace

void label(std::string_view words) { text_item(Font::label, colors().secondary, words); }
void section_title(std::string_view words) {
  text_item(Font::label_strong, colors().secondary, words);
}
void text(std::string_view words, Font role) { text_item(role, colors().text, words); }

void paragraph(std::string_view words, Font role) {
  text_item(role, colors().text, words, ImGui::GetContentRegionAvail().x);
}
void secondary_paragraph(std::string_view words) {
  text_item(Font::text, colors().secondary, words, ImGui::GetContentRegionAvail().x);
}

void divider() {
  const Rect rect = take_rect(9);
  const float y = std::floor(rect.center().y);
  ImGui::GetWindowDrawList()->AddRectFilled({rect.min.x, y}, {rect.max.x, y + 1}, colors().line);
}

void space(float height) { ImGui::Dummy({0, height - ImGui::GetStyle().ItemSpacing.y}); }

void empty_state(const Rect& rect, std::string_view title, std::string_view words) {
  const float width = std::fmin(rect.width() - 24, 320.f);
  const ImVec2 title_size = text_size(Font::strong, title, width);
  const ImVec2 words_size = text_size(Font::text, words, width);
  const float x = rect.center().x;
  float y = rect.center().y - (title_size.y + 6 + words_size.y) / 2;
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_text(list, Font::strong, {x - title_size.x / 2, y}, colors().text, title, width);
  y += title_size.y + 6;
  draw_text(list, Font::text, {x - words_size.x / 2, y}, colors().secondary, words, width);
}

void error_box(std::string_view words) {
  const float width = ImGui::GetContentRegionAvail().x - 44;
  const Rect rect = take_rect(text_size(Font::text, words, width).y + 20);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(rect.min, rect.max, colors().danger_soft, 8);
  draw_icon(list, Icon::warning, {rect.min.x + 20, rect.min.y + 19}, 16, colors().danger);
  draw_text(list, Font::text, {rect.min.x + 36, rect.min.y + 10}, colors().text, words, width);
}

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string short_count(double number) {
  if (!(number >= 0)) return "0";
  if (number < 10) return printed("%.2g", number);
  if (number < 1e4) return with_commas(static_cast<std::uint64_t>(number + 0.5));
  if (number < 1e6) return printed("%.3g k", number / 1e3);
  return printed("%.3g M", number / 1e6);
}

std::string loss_text(double loss) {
  if (std::isnan(loss)) return "not a number";
  if (std::isinf(loss)) return "infinite";
  if (loss >= 1e5) return printed("%.1e", loss);
  if (loss >= 100) return printed("%.1f", loss);
  if (loss >= 1) return printed("%.3f", loss);
  if (loss >= 0.001 || loss == 0) return printed("%.4f", loss);
  return printed("%.1e", loss);
}

}  // namespace descent::ui
