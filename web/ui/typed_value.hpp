#pragma once

#include <imgui.h>

#include <optional>
#include <string>

#include "web/ui/edited_field.hpp"
#include "web/ui/rect.hpp"

// Typing a number over the picture of a control. One control at a time; for widgets.
namespace descent::ui {

void start_typing(ImGuiID control, const std::string& text);
bool is_typing(ImGuiID control);

// The field, over `rect`. A number once it is entered, where it was changed; then nothing is being
// typed any more. `kind`: which keyboard a touch screen shows.
std::optional<double> type_value(const Rect& rect, FieldKind kind = FieldKind::signed_number);

// As many digits as give the same number back.
std::string exact_text(double value);

}  // namespace descent::ui
