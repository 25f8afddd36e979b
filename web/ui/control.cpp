#include "web/ui/control.hpp"

#include <array>
#include <cstddef>

namespace descent::ui {

std::string_view to_string(Role role) {
  constexpr std::array<std::string_view, 19> names = {
      "",        "button",   "link",   "checkbox", "radio",  "slider", "spinbutton",
      "textbox", "combobox", "option", "tab",      "img",    "group",  "dialog",
      "heading", "text",     "status", "alert",    "tooltip"};
  return names[static_cast<std::size_t>(role)];
}

}  // namespace descent::ui
