#pragma once

#include <functional>
#include <string_view>

#include "web/ui/rect.hpp"

namespace descent {

// What a choice leaves on its right for the button.
float settings_button_room();
// Beside the list that was drawn last: opens its settings. `place` is then where it lies.
struct SettingsButton {
  bool pressed;
  Rect place;
};
SettingsButton draw_settings_button(std::string_view id, std::string_view tooltip);
// The same where the settings fill a dialog of that name, which `draw` draws: it answers whether
// the dialog is to be closed.
void draw_settings_dialog(std::string_view id, std::string_view tooltip, const char* dialog_name,
                          const std::function<bool()>& draw);

}  // namespace descent
