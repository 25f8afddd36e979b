#pragma once

#include <string_view>

#include "web/charts/pixel_numbers.hpp"

// In which unit an image's numbers stand.
namespace descent {

// At the cursor: as buttons over the whole width in a phone's column, else as words.
void choose_pixel_unit(std::string_view id, bool column, PixelUnit& unit);
float pixel_unit_words_width();

}  // namespace descent
