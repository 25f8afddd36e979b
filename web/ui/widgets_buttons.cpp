#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

// ImGui's invisible button at the cursor, with a name that tests know.
Press press_item(std::string_view id, ImVec2 size, const Control& control, bool turns = false) {
  Press press;
  press.pressed = ImGui::InvisibleButton(std::string(id).c_str(), size) && !explained_to_finger();
  mark(id, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}, control);
  press.pointed = item_hovered();
  press.held = ImGui::IsItemActive();
  if (press.pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const KeyFocus focus = key_focus(id, turns);
  press.ringed = focus.has;
  press.hovered = press.pointed || press.ringed;
  press.by_key = focus.pressed;
  press.pressed |= focus.pressed;
  press.steps = focus.steps;
  if (press.steps != 0) take_turn(ImGui::GetItemID());
  return press;
}

struct Look {
  ImU32 ground, edge, ink;
};

Look look_of(ButtonStyle style, bool hovered, bool held) {
  const Colors& c = colors();
  const float lift = held ? 0.28f : hovered ? 0.14f : 0.f;
  switch (style) {
    case ButtonStyle::filled:
      return {mix(c.accent, c.text, lift), 0, c.on_accent};
    case ButtonStyle::soft:
      return {mix(c.accent_soft, c.accent, lift), 0, c.accent};
    case ButtonStyle::quiet:
      return {hovered || held ? c.hover : 0, 0, hovered ? c.text : c.secondary};
    case ButtonStyle::outline:
      break;
  }
  return {hovered || held ? c.hover : c.card, held ? c.secondary : c.line, c.text};
}

void draw_look(const Look& look, const Rect& rect, float rounding) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (look.ground != 0) list->AddRectFilled(rect.min, rect.max, look.ground, rounding);
  if (look.edge != 0) list->AddRect(rect.min, rect.max, look.edge, rounding);
}

Control button_control(std::string_view label, std::string_view hint, bool enabled = true) {
  Control control{.role = Role::button, .enabled = enabled};
  control.label = label;
  control.hint = hint;
  return control;
}

Rect item_rect() { return {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}; }

// One word of several: its place, whether it was pressed.
bool choice_part(std::string_view id, const ChoiceWord& word, const Rect& rect, bool selected,
                 std::string_view hint) {
  Control control{.role = Role::radio, .on = selected};
  control.label = word.text;
  control.group = id;
  control.hint = hint;
  const Press press = press_area(std::string(id) + "." + std::string(word.id), rect, control);
  const ImU32 ink = selected ? colors().accent : press.hovered ? colors().text : colors().secondary;
  draw_text_in(ImGui::GetWindowDrawList(), selected ? Font::label_strong : Font::label, rect, ink,
               word.text, 0.5f);
  return press.pressed;
}

constexpr float word_padding = 7;

float word_width(std::string_view word) {
  return text_size(Font::label_strong, word).x + 2 * word_padding;
}

// Of each word: equal ones where all fit so, else as they need it.
std::vector<float> shared_width(std::span<const ChoiceWord> words, float all) {
  std::vector<float> widths;
  float sum = 0, most = 0;
  for (const ChoiceWord& word : words) {
    widths.push_back(text_size(Font::label_strong, word.text).x + 2);
    sum += widths.back();
    most = std::max(most, widths.back());
  }
  const auto count = static_cast<float>(words.size());
  for (float& width : widths)
    width = most * count <= all ? all / count : width + (all - sum) / count;
  return widths;
}

}  // namespace

bool button(std::string_view id, std::string_view words, std::string_view hint, ButtonStyle style,
            float width, bool enabled) {
  const float natural = text_size(Font::medium, words).x + 26;
  const float available = ImGui::GetContentRegionAvail().x;
  const ImVec2 size = {width < 0 ? available : width > 0 ? width : natural, control_height()};
  ImGui::BeginDisabled(!enabled);
  const Press press = press_item(id, size, button_control(words, hint, enabled));
  // What cannot be pressed must not look as if it were the thing to press.
  const bool plain = !enabled && style == ButtonStyle::filled;
  Look look = look_of(plain ? ButtonStyle::outline : style, enabled && press.hovered, press.held);
  if (!enabled) look.ink = with_alpha(look.ink, 0.45f);
  draw_look(look, item_rect(), 8);
  draw_text_in(ImGui::GetWindowDrawList(), Font::medium, item_rect().inset(4), look.ink, words,
               0.5f);
  ImGui::EndDisabled();
  tooltip(hint);
  return press.pressed;
}

bool icon_button(std::string_view id, Icon icon, std::string_view hint, float diameter,
                 ButtonStyle style, bool enabled) {
  ImGui::BeginDisabled(!enabled);
  const Press press = press_item(id, {diameter, diameter}, button_control(hint, hint, enabled));
  Look look = look_of(style, enabled && press.hovered, press.held);
  if (!enabled) look.ink = with_alpha(look.ink, 0.45f);
  const Rect rect = item_rect();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (look.ground != 0) list->AddCircleFilled(rect.center(), diameter / 2, look.ground, 48);
  if (look.edge != 0) list->AddCircle(rect.center(), diameter / 2 - 0.5f, look.edge, 48, 1);
  draw_icon(list, icon, rect.center(), diameter * (style == ButtonStyle::quiet ? 0.5f : 0.42f),
            look.ink);
  ImGui::EndDisabled();
  tooltip(hint);
  return press.pressed;
}

bool link(std::string_view id, std::string_view words, std::string_view hint) {
  const ImVec2 size = text_size(Font::strong, words);
  const float height = std::fmax(size.y, link_height());
  Control control = button_control(words, hint);
  control.role = Role::link;
  const Press press = press_item(id, {size.x, height}, control);
  const Rect rect = item_rect();
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_text_in(list, Font::strong, rect, colors().accent, words);
  if (press.hovered) {
    const float y = std::floor(rect.center().y + size.y / 2);
    list->AddRectFilled({rect.min.x, y}, {rect.max.x, y + 1}, colors().accent);
  }
  tooltip(hint);
  return press.pressed;
}

float toggle_width(std::string_view words) { return text_size(Font::label, words).x + 20; }

bool toggle(std::string_view id, std::string_view words, bool on, std::string_view hint) {
  const Rect rect{
      ImGui::GetCursorScreenPos(),
      {ImGui::GetCursorScreenPos().x + toggle_width(words), ImGui::GetCursorScreenPos().y + 20}};
  const bool finger = control_height() > 40;
  Control control = button_control(words, hint);
  control.role = Role::checkbox;
  control.on = on;
  const Press press = press_area(
      id,
      finger ? Rect{{rect.min.x - 6, rect.min.y - 12}, {rect.max.x + 6, rect.max.y + 12}} : rect,
      control);
  ImGui::Dummy(rect.size());
  const Colors& c = colors();
  const bool hovered = press.hovered;
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_text_in(list, Font::label, rect, hovered || on ? c.text : c.secondary, words);
  const ImVec2 max = {rect.max.x, std::floor(rect.center().y) + 7};
  const ImVec2 min = {max.x - 14, max.y - 14};
  if (on) {
    list->AddRectFilled(min, max, c.accent, 4);
    draw_icon(list, Icon::check, {min.x + 7, min.y + 7}, 12, c.on_accent);
  } else {
    list->AddRect(min, max, hovered ? c.text : c.secondary, 4, 0, 1.2f);
  }
  return press.pressed;
}

float choice_words_width(std::span<const ChoiceWord> words) {
  float width = 0;
  for (const ChoiceWord& word : words) width += word_width(word.text);
  return width;
}

std::optional<std::size_t> choice_words(std::string_view id, std::span<const ChoiceWord> words,
                                        std::size_t selected, std::string_view hint) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::Dummy({choice_words_width(words), 20});
  std::optional<std::size_t> chosen;
  float x = place.x;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float width = word_width(words[i].text);
    const Rect rect{{x, place.y}, {x + width, place.y + 20}};
    if (i > 0) {
      draw_text_in(ImGui::GetWindowDrawList(), Font::label, {{x - 4, place.y}, {x + 4, rect.max.y}},
                   colors().secondary, "·", 0.5f);
    }
    if (choice_part(id, words[i], rect, i == selected, hint)) chosen = i;
    x += width;
  }
  return chosen;
}

std::optional<std::size_t> segmented(std::string_view id, std::span<const ChoiceWord> words,
                                     std::size_t selected, std::string_view hint) {
  const Rect rect = take_rect(control_height() > 40 ? control_height() : control_height() - 4);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRect(rect.min, rect.max, colors().line, 8);
  const std::vector<float> widths = shared_width(words, rect.width());
  std::optional<std::size_t> chosen;
  float x = rect.min.x;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Rect part{{x, rect.min.y}, {x + widths[i], rect.max.y}};
    x += widths[i];
    if (i == selected) {
      const Rect inner = part.inset(2);
      list->AddRectFilled(inner.min, inner.max, colors().accent_soft, 6);
    }
    if (choice_part(id, words[i], part, i == selected, hint)) chosen = i;
  }
  return chosen;
}

std::optional<std::size_t> choice(bool column, std::string_view id,
                                  std::span<const ChoiceWord> words, std::size_t selected,
                                  std::string_view hint) {
  return column ? segmented(id, words, selected, hint) : choice_words(id, words, selected, hint);
}

Press press_area(std::string_view id, const Rect& rect, std::string_view hint, bool turns) {
  Control control = button_control(hint, hint);
  if (turns) control.role = Role::slider;
  return press_area(id, rect, control, turns);
}

Press press_area(std::string_view id, const Rect& rect, const Control& control, bool turns) {
  const KeepLayout keep;
  ImGui::SetCursorScreenPos(rect.min);
  ImGui::SetNextItemAllowOverlap();
  const Press press =
      press_item(id, {std::fmax(rect.width(), 1.f), std::fmax(rect.height(), 1.f)}, control, turns);
  tooltip(control.hint);
  return press;
}

}  // namespace descent::ui
