#include "web/cards/settings_button.hpp"

#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float before_button = 4;

float button_side() {
  const bool finger = ui::control_height() > 40;
  return ui::control_height() - (finger ? 0.f : 4.f);
}

}  // namespace

float settings_button_room() { return button_side() + before_button; }

SettingsButton draw_settings_button(std::string_view id, std::string_view tooltip) {
  const ImVec2 corner = ImGui::GetItemRectMax();  // of the list
  const float side = button_side(), left = corner.x + before_button;
  const Rect place{{left, corner.y - side}, {left + side, corner.y}};
  const ui::Press press = ui::press_area(id, place, tooltip);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (press.hovered) list->AddRectFilled(place.min, place.max, ui::colors().hover, 8);
  ui::draw_icon(list, ui::Icon::sliders, place.center(), 16,
                press.hovered ? ui::colors().text : ui::colors().secondary);
  return {press.pressed, place};
}

void draw_settings_dialog(std::string_view id, std::string_view tooltip, const char* dialog_name,
                          const std::function<bool()>& draw) {
  constexpr float dialog_width = 440;
  const ui::KeepLayout keep;
  const bool asked = draw_settings_button(id, tooltip).pressed;
  if (asked) ui::request_frame();
  if (!asked && !ImGui::IsPopupOpen(dialog_name)) return;
  ui::Dialog dialog(dialog_name, {{0, 0}, ImGui::GetIO().DisplaySize}, dialog_width);
  if (!dialog.is_drawn()) return;
  const bool done = draw();
  if (done || dialog.escape() || dialog.pressed_outside()) dialog.close();
}

}  // namespace descent
