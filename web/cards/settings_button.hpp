#pragma once

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

}  // namespace descent
