#pragma once

#include <string>
#include <string_view>
#include <vector>

// What stands written in the picture, in the order of drawing, for those who cannot see it and for
// tests. Kept from the first time on that somebody asks.
namespace descent::ui {

// Of the newest frame that was begun; empty until one has been drawn after the first call.
const std::vector<std::string>& drawn_texts();

// A frame begins.
void forget_drawn_texts();
void add_drawn_text(std::string_view text);

}  // namespace descent::ui
