#include "web/scenes/line/line_key.hpp"

#include <cstddef>
#include <string_view>

#include "web/ui/widgets.hpp"

namespace descent {
namespace {

void draw_key_entry(bool dashed, ImU32 color, std::string_view text) {
  const float width = ui::text_size(ui::Font::label, text).x + 26;
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, 20});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = place.y + 10;
  if (dashed) {
    for (const float x : {0.0f, 8.0f, 16.0f}) {
      list->AddLine({place.x + x, y}, {place.x + x + 4, y}, color, 1.5f);
    }
  } else {
    list->AddLine({place.x, y}, {place.x + 20, y}, color, 2.5f);
  }
  ui::draw_text_in(list, ui::Font::label, {{place.x + 26, place.y}, {place.x + width + 1, y + 10}},
                   ui::colors().secondary, text);
}

}  // namespace

void draw_key(const std::vector<KeyEntry>& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, 12);
    draw_key_entry(entries[i].dashed, entries[i].color, entries[i].text);
  }
}

float key_width(const std::vector<KeyEntry>& entries) {
  float width = 12 * static_cast<float>(entries.size() - 1);
  for (const KeyEntry& entry : entries) width += ui::text_size(ui::Font::label, entry.text).x + 26;
  return width;
}

}  // namespace descent
