#include "web/ui/control.hpp"

#include <array>
#include <cstddef>

namespace descent::ui {

std::string_view to_string(Role role) {
  constexpr std::array<std::string_view, 14> names = {
      "",        "button",   "link",   "checkbox", "radio", "slider", "spinbutton",
      "textbox", "combobox", "option", "tab",      "img",   "group",  "dialog"};
  return names[static_cast<std::size_t>(role)];
}

}  // namespace descent::ui
