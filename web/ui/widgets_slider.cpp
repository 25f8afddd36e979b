#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "engine/core/number_text.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/turning.hpp"
#include "web/ui/typed_value.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

std::string printed(const char* format, double value) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, format, value);
  return buffer;
}

bool has_list(const SliderRange& range) { return !range.values.empty(); }

// Where the value lies between the ends, 0 … 1.
double position_of(double value, const SliderRange& range) {
  if (!has_list(range)) return std::clamp((value - range.min) / (range.max - range.min), 0., 1.);
  std::size_t nearest = 0;
  for (std::size_t i = 1; i < range.values.size(); ++i) {
    if (std::fabs(range.values[i] - value) < std::fabs(range.values[nearest] - value)) nearest = i;
  }
  return range.values.size() < 2
             ? 0
             : static_cast<double>(nearest) / static_cast<double>(range.values.size() - 1);
}

double value_at(double position, const SliderRange& range) {
  position = std::clamp(position, 0., 1.);
  if (has_list(range)) {
    const auto last = static_cast<double>(range.values.size() - 1);
    return range.values[static_cast<std::size_t>(std::lround(position * last))];
  }
  const double value = range.min + position * (range.max - range.min);
  if (range.step <= 0) return value;
  const double snapped = range.min + std::round((value - range.min) / range.step) * range.step;
  // As a person would write it: 0.3, not 0.30000000000000004.
  constexpr double decimals = 1e6;
  return std::clamp(std::round(snapped * decimals) / decimals, range.min, range.max);
}

double one_step(const SliderRange& range) {
  if (has_list(range)) return 1. / std::max(1., static_cast<double>(range.values.size() - 1));
  return range.step > 0 ? range.step / (range.max - range.min) : 0.01;
}

// A finger that comes down may ask what the slider does, or scroll: it turns it by going sideways,
// or by a tap, when it is lifted.
bool drags() {
  return !host().touch || ImGui::GetIO().MouseDragMaxDistanceAbs[0].x > finger_tremble;
}
bool taps() { return host().touch && !explained_to_finger(); }

// As it is shown and typed.
AllowedNumber allowed_in(const SliderRange& range) {
  const double low = has_list(range) ? range.values.front() : range.min;
  const double high = has_list(range) ? range.values.back() : range.max;
  // Of whole numbers where all that it shows are.
  const bool whole = std::string_view(range.format) == "%.0f" && range.shown_factor == 1;
  return {low * range.shown_factor, high * range.shown_factor, whole, range.unit};
}

std::string shown_number(double value, const SliderRange& range) {
  const bool large = value >= 1000 && std::string_view(range.format) == "%.0f";
  return large ? with_commas(static_cast<std::uint64_t>(value + 0.5))
               : shown_text(range.format, value);
}

// Where a slider's number stands: a press there opens it.
Rect number_rect(const Rect& slider, const std::string& words) {
  const float width = text_size(Font::strong, words).x + 8;
  return {{slider.max.x - width, slider.min.y}, {slider.max.x + 4, slider.min.y + 18}};
}
constexpr float slider_end = 7;  // from a track's end to where the knob's middle may go

// Between two values of a list by their logarithms, for such lists grow by factors.
double mark_position(double mark, const SliderRange& range) {
  if (!has_list(range)) return position_of(mark, range);
  const auto above = std::lower_bound(range.values.begin(), range.values.end(), mark);
  if (above == range.values.begin()) return 0;
  if (above == range.values.end()) return 1;
  const double low = *(above - 1), high = *above;
  const double share = low > 0 ? std::log(mark / low) / std::log(high / low) : 0;
  return (static_cast<double>(above - range.values.begin()) - 1 + share) /
         static_cast<double>(range.values.size() - 1);
}

void draw_slider_mark(const Rect& groove, double position) {
  const float x = std::round(groove.min.x + groove.width() * static_cast<float>(position));
  const float y = std::floor(groove.center().y);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({x, y - 2}, {groove.max.x + slider_end, y + 2},
                      with_alpha(colors().danger, 0.35f), 2);
  list->AddLine({x, y - 8}, {x, y + 8}, colors().danger, 2);
}

// For the mirror, which has no other way to even steps.
std::vector<std::string> shown_values(const SliderRange& range) {
  std::vector<std::string> texts;
  if (!is_mirrored()) return texts;
  for (const double value : range.values) texts.push_back(exact_text(value * range.shown_factor));
  return texts;
}

void draw_slider(const Rect& groove, float position, bool hovered, bool held) {
  const Colors& c = colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = std::floor(groove.center().y);
  const float x = groove.min.x + groove.width() * position;
  // The knob stays within the ends, which line up with the label and the value above.
  const float left = groove.min.x - slider_end, right = groove.max.x + slider_end;
  list->AddRectFilled({left, y - 2}, {right, y + 2}, c.well, 2);
  list->AddRectFilled({left, y - 2}, {x, y + 2}, c.accent, 2);
  const float radius = held ? 8.5f : hovered ? 8.f : 7.f;
  list->AddCircleFilled({x, y}, radius, c.card, 32);
  list->AddCircle({x, y}, radius, c.accent, 32, 2);
}

}  // namespace

std::optional<double> slider(std::string_view id, std::string_view name, double value,
                             const SliderRange& range, std::string_view hint) {
  const bool finger = control_height() > 40;
  const Rect rect = next_rect(finger ? 54.f : 36.f);
  const ImGuiID item = ImGui::GetID(std::string(id).c_str());
  ImGui::SetNextItemAllowOverlap();
  const bool let_go = ImGui::InvisibleButton(std::string(id).c_str(), rect.size());
  const float above = finger ? 10.f : 18.f;  // a finger may press a little of the title too
  const Rect groove{{rect.min.x + slider_end, rect.min.y + above},
                    {rect.max.x - slider_end, rect.max.y}};
  const std::string before = shown_number(value * range.shown_factor, range);
  const AllowedNumber allowed = allowed_in(range);
  Control control{.role = Role::slider};
  control.label = name;
  control.value = before + range.unit;
  control.now = value * range.shown_factor;
  control.min = allowed.min;
  control.max = allowed.max;
  control.hint = hint;
  control.step = range.step * range.shown_factor;
  control.choices = shown_values(range);
  mark(id, groove, control);
  const KeyFocus focus = key_focus(id, true);
  const bool hovered = item_hovered() || focus.has, held = ImGui::IsItemActive();
  double chosen = value;

  const double usual_value = value * range.shown_factor;
  const ImVec2 mouse = ImGui::GetMousePos(), down = ImGui::GetIO().MouseClickedPos[0];
  const Rect number = number_rect(rect, before + range.unit);
  const bool on_number = number.contains(down);
  const bool on_groove = down.y >= groove.min.y && !on_number;
  if (on_groove && ImGui::IsMousePosValid() && (held ? drags() : let_go && taps())) {
    keep_drag();
    chosen = value_at((mouse.x - groove.min.x) / groove.width(), range);
  }
  if (const int steps = focus.has ? focus.steps : asked_steps(); steps != 0) {
    take_turn(item);
    chosen = value_at(position_of(value, range) + steps * one_step(range), range);
  }
  if (const auto typed = mirror_number(id, allowed)) {
    take_turn(item);
    chosen = *typed / range.shown_factor;
  }
  const bool pointed = item_hovered() && number.contains(mouse);
  if (pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  const bool pressed = let_go && on_number && number.contains(mouse) && !explained_to_finger();
  if (focus.pressed || pressed) start_typing(item, in_language(printed(range.format, usual_value)));
  tooltip(hint);

  Rect title{rect.min, {rect.max.x, rect.min.y + 18}};
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (is_typing(item)) {
    if (const auto typed = type_value(title.cut_right(72), allowed)) {
      chosen = *typed / range.shown_factor;
    }
  } else {
    const std::string shown = shown_number(chosen * range.shown_factor, range);
    if (pointed) list->AddRectFilled(number.min, number.max, colors().hover, 4);
    draw_text_in(list, Font::strong, title, colors().text, shown + range.unit, 1);
    title.max.x -= text_size(Font::strong, shown + range.unit).x + 6;
  }
  draw_text_in(list, Font::text, title, colors().secondary, name);
  draw_slider(groove, static_cast<float>(position_of(chosen, range)), hovered, held);
  if (range.mark) draw_slider_mark(groove, mark_position(*range.mark, range));
  if (chosen == value) return std::nullopt;
  return chosen;
}

}  // namespace descent::ui
