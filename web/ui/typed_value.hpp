#pragma once

#include <imgui.h>

#include <optional>
#include <string>

#include "web/app/words/allowed_number.hpp"
#include "web/ui/edited_field.hpp"
#include "web/ui/rect.hpp"

// Typing a number over the picture of a control. One control at a time; for widgets.
namespace descent::ui {

void start_typing(ImGuiID control, const std::string& text);
bool is_typing(ImGuiID control);
bool is_typing();
void drop_typing();  // what is typed is not taken
bool is_leaving();   // what is typed is about to be taken

// The field, over `rect`. A number once it is entered, where it was changed; then nothing is being
// typed any more. What is not allowed stays, with what would be below it, until it is mended or the
// field is left, and then is nothing. `entered`: Enter took it.
std::optional<double> type_value(const Rect& rect, const AllowedNumber& allowed = {},
                                 bool* entered = nullptr);

// As many digits as give the same number back.
std::string exact_text(double value);
// printf(format, value), with the sign that stands for a minus everywhere on the page.
std::string shown_text(const char* format, double value);

}  // namespace descent::ui
