#include <algorithm>
#include <cstdlib>
#include <string>

#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/open_list.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

// In smaller letters where the usual ones have no room.
Font font_within(std::string_view text, float width) {
  for (const Font font : {Font::text, Font::label}) {
    if (text_size(font, text).x <= width) return font;
  }
  return Font::axis;
}

struct Closed {
  Rect rect;
  bool pressed;
};

Closed closed_control(std::string_view id, std::string_view name, std::string_view shown,
                      float width, std::string_view hint) {
  if (width < 0) width = ImGui::GetContentRegionAvail().x;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (!name.empty()) field_label(name, width);
  const bool finger = control_height() > 40;
  const float height = control_height() - (name.empty() || finger ? 0 : 4);
  bool pressed =
      ImGui::InvisibleButton(std::string(id).c_str(), {width, height}) && !explained_to_finger();
  const Rect rect{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  Control control{.role = Role::combobox};
  control.label = name.empty() ? hint : name;
  control.value = shown;
  control.hint = hint;
  mark(id, rect, control);
  pressed |= key_focus(id).pressed;
  if (item_hovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const bool lit = item_hovered() || ImGui::IsItemActive();
  list->AddRectFilled(rect.min, rect.max, lit ? colors().hover : colors().card, 8);
  list->AddRect(rect.min, rect.max, colors().line, 8);
  const Rect words{{rect.min.x + 11, rect.min.y}, {rect.max.x - 24, rect.max.y}};
  const Font font = font_within(shown, words.width());
  draw_text_in(list, font, words, colors().text, shown);
  draw_icon(list, Icon::chevron_down, {rect.max.x - 15, rect.center().y}, 10, colors().secondary);
  const bool cut = text_size(font, shown).x > words.width();
  const std::string whole =
      hint.empty() ? std::string(shown) : std::string(shown) + "\n" + std::string(hint);
  tooltip(cut ? whole : hint);
  return {rect, pressed};
}

constexpr float before_words = 30, after_words = 8;  // within an item

constexpr float list_padding = 6;

float note_height(const Choice& choice, float width) {
  return text_size(Font::label, choice.note, width - before_words - after_words).y;
}

// Of a list of that width: a long note takes two lines.
float item_height(const Choice& choice, float width) {
  const float height = control_height() > 40 ? 44.f : 32.f;
  return choice.note.empty() ? height : height + 3 + note_height(choice, width);
}

ImVec2 list_size(std::span<const Choice> choices, float least_width) {
  ImVec2 size{least_width, 12};
  for (const Choice& choice : choices) {
    size.x = std::max(size.x, text_size(Font::text, choice.text).x + 62);
    size.x = std::max(size.x, text_size(Font::label, choice.note).x + 62);
  }
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  size.x = std::min(size.x, screen.x - 16);
  for (const Choice& choice : choices) size.y += item_height(choice, size.x - 2 * list_padding);
  return size;
}

// Below the control, or above it and its label where there is more room; never over them, unless
// the window is so low that there is hardly room for a line.
Rect list_place(const Rect& control, bool has_label, ImVec2 size) {
  constexpr float gap = 4, least = 80;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float label = has_label ? 18.f : 0.f;
  const float below = screen.y - control.max.y - 2 * gap;
  const float above = control.min.y - label - 2 * gap;
  const float x = std::clamp(control.min.x, 8.f, std::max(8.f, screen.x - size.x - 8));
  const float room = std::max(below, above);
  if (size.y > room && room < least) {
    size.y = std::min(size.y, screen.y - 2 * gap);
    return {{x, gap}, {x + size.x, gap + size.y}};
  }
  const bool down = size.y <= below || below >= above;
  size.y = std::min(size.y, down ? below : above);
  const float y = down ? control.max.y + gap : control.min.y - label - gap - size.y;
  return {{x, y}, {x + size.x, y + size.y}};
}

bool list_item(const std::string& list, const Choice& choice, bool selected) {
  const std::string id = list + "." + (choice.id.empty() ? choice.text : choice.id);
  const Rect rect = next_rect(item_height(choice, ImGui::GetContentRegionAvail().x));
  ImGui::BeginDisabled(!choice.enabled);
  bool pressed = ImGui::InvisibleButton(id.c_str(), rect.size());
  const KeyFocus focus = key_focus(id);
  pressed |= focus.pressed;
  ImGui::EndDisabled();
  mark(id, rect,
       {.role = Role::option,
        .label = choice.text,
        .on = selected,
        .enabled = choice.enabled,
        .group = list,
        .hint = choice.note});
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const bool hovered = choice.enabled && (item_hovered() || focus.has);
  if (hovered || ImGui::IsItemActive()) {
    draw->AddRectFilled(rect.min, rect.max, colors().hover, 8);
  }
  const ImU32 ink = choice.enabled ? colors().text : with_alpha(colors().secondary, 0.75f);
  Rect words{{rect.min.x + before_words, rect.min.y}, {rect.max.x - after_words, rect.max.y}};
  if (!choice.note.empty()) {
    const Rect note = words.cut_bottom(note_height(choice, rect.width()) + 8);
    words.min.y += 5;
    draw_text(draw, Font::label, {note.min.x, note.min.y + 2}, colors().secondary, choice.note,
              note.width());
  }
  draw_text_in(draw, Font::text, words, ink, choice.text);
  if (selected) {
    draw_icon(draw, Icon::check, {rect.min.x + 16, words.center().y}, 12, colors().accent);
  }
  return pressed && choice.enabled;
}

// For the mirror, whose list has all that this one shows when it is open.
void tell_choices(std::string_view id, std::span<const Choice> choices, std::size_t selected) {
  Mark* mark = newest_mark(id);
  if (mark == nullptr) return;
  mark->control.now = selected < choices.size() ? static_cast<double>(selected) : -1;
  for (const Choice& choice : choices) {
    mark->control.choices.push_back((choice.enabled ? "+" : "-") + choice.text);
  }
}

std::optional<std::size_t> chosen_in_mirror(std::string_view id, std::span<const Choice> choices) {
  const auto typed = mirror_typed(id);
  if (!typed || typed->empty()) return std::nullopt;
  const auto place = static_cast<std::size_t>(std::atol(typed->c_str()));
  if (place >= choices.size() || !choices[place].enabled) return std::nullopt;
  return place;
}

}  // namespace

std::optional<std::size_t> drop_down(std::string_view id, std::string_view name,
                                     std::span<const Choice> choices, std::size_t selected,
                                     std::string_view hint, float width, std::string_view shown) {
  const std::string key(id), popup = key + ".list";
  if (shown.empty() && selected < choices.size()) shown = choices[selected].text;
  ImGui::BeginGroup();
  const Closed closed = closed_control(id, name, shown, width, hint);
  ImGui::EndGroup();
  if (closed.pressed) {
    ImGui::OpenPopup(popup.c_str());
    request_frame();
  }

  std::optional<std::size_t> chosen;
  if (is_mirrored()) {
    tell_choices(id, choices, selected);
    chosen = chosen_in_mirror(id, choices);
  }
  const Rect place =
      list_place(closed.rect, !name.empty(), list_size(choices, closed.rect.width()));
  ImGui::SetNextWindowPos(place.min);
  ImGui::SetNextWindowSize(place.size());
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(list_padding, list_padding));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav)) {
    note_open_list();
    take_wheel({place.min, ImGui::GetIO().DisplaySize});
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (list_item(key, choices[i], i == selected)) chosen = i;
    }
    if (chosen || ImGui::IsKeyPressed(ImGuiKey_Escape)) {
      ImGui::CloseCurrentPopup();
      request_frame();
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
  return chosen;
}

}  // namespace descent::ui
