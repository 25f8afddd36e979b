#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "engine/core/number_text.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/typed_value.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {

std::optional<long> stepper(std::string_view id, long value, long min, long max,
                            std::string_view hint, float width, std::optional<StepperSteps> steps,
                            float height) {
  const std::string name(id);
  if (control_height() > 40) height = control_height();
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, height});
  const Rect rect{place, {place.x + width, place.y + height}};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRect(rect.min, rect.max, colors().line, 8);

  Rect middle = rect;
  const float side = control_height() > 40 ? height : 28;
  const Rect less = middle.cut_left(side), more = middle.cut_right(side);
  long chosen = value;
  const auto part = [&](const char* suffix, const Rect& where, Icon icon, long next) {
    const bool possible = next >= min && next <= max && next != value;
    Control side_control{.role = Role::button, .spare = true};
    side_control.label = side_control.hint = hint;
    const Press press = press_area(name + suffix, where, side_control);
    if (press.pressed && possible) chosen = next;
    const ImU32 ink = press.hovered && possible ? colors().accent : colors().secondary;
    draw_icon(list, icon, where.center(), 11, possible ? ink : with_alpha(ink, 0.4f));
  };
  const StepperSteps to = steps.value_or(StepperSteps{value - 1, value + 1});
  part(".less", less, Icon::minus, to.less);
  part(".more", more, Icon::plus, to.more);

  const ImGuiID item = ImGui::GetID(name.c_str());
  Control control{.role = Role::spinbutton, .value = std::to_string(value)};
  control.label = control.hint = hint;
  control.now = static_cast<double>(value);
  control.min = static_cast<double>(min);
  control.max = static_cast<double>(max);
  control.step = 1;
  const AllowedNumber allowed{control.min, control.max, true};
  if (const auto typed = mirror_number(id, allowed)) {
    drop_typing();
    chosen = std::lround(*typed);
  }
  if (is_typing(item)) {
    if (const auto typed = type_value(middle, allowed)) {
      chosen = std::lround(*typed);
    }
  } else {
    const Press press = press_area(name, middle, control);
    if (press.pressed) start_typing(item, std::to_string(value));
    if (press.pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    draw_text_in(list, Font::strong, middle, colors().text, std::to_string(chosen), 0.5f);
  }
  if (chosen == value) return std::nullopt;
  return chosen;
}

std::optional<double> number_field(std::string_view id, std::string_view name, double value,
                                   const NumberField& field) {
  const std::string key(id);
  const float width = field.width < 0 ? ImGui::GetContentRegionAvail().x : field.width;
  ImGui::BeginGroup();
  if (!name.empty()) field_label(name, width);
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const bool finger = control_height() > 40;
  const Rect rect{place, {place.x + width, place.y + control_height() - (finger ? 0.f : 4.f)}};
  const ImGuiID item = ImGui::GetID(key.c_str());
  std::optional<double> typed = mirror_number(id, field.allowed);
  if (typed) drop_typing();
  if (field.open && ImGui::IsWindowAppearing()) start_typing(item, exact_text(value));
  if (is_typing(item)) {
    ImGui::Dummy(rect.size());
    if (!is_leaving()) typing_stop(id, field.next);
    bool entered = false;
    typed = type_value(rect, field.allowed, &entered);
    if (entered && !field.below.empty()) open_by_key(field.below);
  } else {
    const bool pressed = ImGui::InvisibleButton(key.c_str(), rect.size()) && !explained_to_finger();
    const KeyFocus focus = key_focus(id);
    if (focus.pressed || pressed || focus.opens) {
      start_typing(item, exact_text(value));
      request_frame();
    }
    const bool hovered = item_hovered();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (hovered) {
      list->AddRectFilled(rect.min, rect.max, colors().hover, 8);
      ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    }
    list->AddRect(rect.min, rect.max, colors().line, 8);
    draw_text_in(list, Font::text, {{rect.min.x + 11, rect.min.y}, {rect.max.x - 8, rect.max.y}},
                 colors().text, shown_text(field.format, value));
    tooltip(field.tooltip);
  }
  Control control{.role = Role::spinbutton, .value = shown_text(field.format, value)};
  control.label = name.empty() ? field.tooltip : name;
  control.hint = field.tooltip;
  control.now = value;
  control.step = field.allowed.whole ? 1 : 0;
  if (std::isfinite(field.allowed.min) && std::isfinite(field.allowed.max)) {
    control.min = field.allowed.min;
    control.max = field.allowed.max;
  }
  mark(id, rect, control);
  ImGui::EndGroup();
  if (typed && *typed == value) typed.reset();
  return typed;
}

}  // namespace descent::ui
