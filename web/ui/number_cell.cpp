#include "web/ui/number_cell.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/turning.hpp"
#include "web/ui/typed_value.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr float least_drag = 4, pixels_per_step = 20;
constexpr double with_shift = 0.2;
constexpr int most_digits = 4;

// The one cell that the mouse or a finger holds.
struct Held {
  ImGuiID item = 0;
  double start = 0;
  ImVec2 pressed_at{0, 0};
  bool dragged = false;
};
Held held;

double step_of(const NumberCell& cell) {
  return ImGui::GetIO().KeyShift ? cell.step * with_shift : cell.step;
}

// As a person would write it: 0.3, not 0.30000000000000004.
double rounded(double value, const NumberCell& cell) {
  constexpr double decimals = 1e6;
  return std::clamp(std::round(value * decimals) / decimals, cell.allowed.min, cell.allowed.max);
}

// How far it was dragged, in pixels: by the mouse upwards, by a finger to the right, for up and
// down a finger scrolls.
float dragged_by() {
  const ImVec2 mouse = ImGui::GetMousePos();
  const float up = held.pressed_at.y - mouse.y, right = mouse.x - held.pressed_at.x;
  if (!host().touch) {
    held.dragged = held.dragged || std::abs(up) >= least_drag;
    return up;
  }
  held.dragged =
      held.dragged || (std::abs(right) > finger_tremble && std::abs(right) > std::abs(up));
  return right;
}

// Whole fifths of a step, so that one ends on numbers that one can read.
double dragged_to(double value, const NumberCell& cell) {
  const float way = dragged_by();
  if (!held.dragged) return value;
  keep_drag();
  const double part = step_of(cell) * with_shift;
  const double steps = static_cast<double>(way / pixels_per_step) / with_shift;
  return rounded(held.start + std::round(steps) * part, cell);
}

void draw(const NumberCell& cell, bool hovered, double value) {
  const Colors& c = colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(cell.rect.min, cell.rect.max, cell.ground, 6);
  list->AddRect(cell.rect.min, cell.rect.max, hovered ? c.accent : c.line, 6);
  const int digits = std::min(cell.digits, digits_for({&value, 1}, cell.rect.width()));
  draw_text_in(list, Font::text, cell.rect, c.text, short_text(value, digits), 0.5f);
}

// The field over it.
double type(std::string_view id, double value, const NumberCell& cell) {
  ImGui::Dummy(cell.rect.size());
  if (!is_leaving()) typing_stop(id, cell.next);
  bool entered = false;
  const auto typed = type_value(cell.rect, cell.allowed, &entered);
  if (entered && !cell.below.empty()) open_by_key(cell.below);
  return typed.value_or(value);
}

// What the mouse, a finger and the keys make of it.
double turn(std::string_view id, double value, const NumberCell& cell, ImGuiID item) {
  const std::string name(id);
  const bool let_go =
      ImGui::InvisibleButton(name.c_str(), cell.rect.size()) && !explained_to_finger();
  const KeyFocus focus = key_focus(id, true);
  const bool hovered = item_hovered() || focus.has, active = ImGui::IsItemActive();
  double chosen = value;
  if (const int steps = focus.has ? focus.steps : asked_steps(); steps != 0) {
    take_turn(item);
    chosen = rounded(value + steps * step_of(cell), cell);
  }
  if (active && held.item != item) held = {item, value, ImGui::GetMousePos(), false};
  if (active) chosen = dragged_to(chosen, cell);
  const bool dragged = held.item == item && held.dragged;
  if (!active && held.item == item) held = {};
  if (focus.pressed || focus.opens || (let_go && !dragged)) {
    start_typing(item, exact_text(value));
    request_frame();
  }
  tooltip(host().touch ? tr("Press to type; drag it to the left or right.")
                       : tr("Press to type; drag it up or down, or turn the wheel over it."));
  draw(cell, hovered, chosen);
  return chosen;
}

}  // namespace

int digits_for(std::span<const double> values, float cell_width) {
  constexpr float padding = 6;
  const auto fit = [&](int digits) {
    return std::all_of(values.begin(), values.end(), [&](double value) {
      return text_size(Font::text, short_text(value, digits)).x <= cell_width - padding;
    });
  };
  int digits = most_digits;
  while (digits > 1 && !fit(digits)) --digits;
  return digits;
}

std::optional<double> number_cell(std::string_view id, double value, const NumberCell& cell) {
  Control control{.role = Role::spinbutton, .value = short_text(value, 6)};
  control.label = cell.label;
  control.now = value;
  control.min = cell.allowed.min;
  control.max = cell.allowed.max;
  const KeepLayout keep;
  ImGui::SetCursorScreenPos(cell.rect.min);
  const ImGuiID item = ImGui::GetID(std::string(id).c_str());
  const double chosen = is_typing(item) ? type(id, value, cell) : turn(id, value, cell, item);
  mark(id, cell.rect, control);
  if (chosen == value) return std::nullopt;
  return chosen;
}

}  // namespace descent::ui
