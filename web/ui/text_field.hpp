#pragma once

#include <string>
#include <string_view>

namespace descent::ui {

// A line of text of up to a megabyte, with a hint while it is empty. Returns whether Enter was
// pressed in it.
bool text_field(std::string_view id, std::string& text, const char* hint, float width);

// Text to be looked at and copied; pressing it selects all of it. `name` is not drawn.
void text_to_copy(std::string_view id, const std::string& text, float width, std::string_view name);

}  // namespace descent::ui
