#pragma once

#include <string>
#include <string_view>

#include "web/charts/pixel_numbers.hpp"
#include "web/ui/picture_words.hpp"

// A picture of numbers in words and as a table, for who does not see it.
namespace descent {

// "28 rows and 28 columns of values from 0 to 254; 19 % are not 0. The mass is around row 13,
// column 14."
std::string pixel_summary(const PixelPicture& picture);

// All its numbers, a row each, counted from 0.
ui::PictureTable pixel_table(const PixelPicture& picture);

// Both to the mirror, of the picture that was marked so; nothing where nobody reads it.
void tell_pixels(std::string_view id, const PixelPicture& picture);

}  // namespace descent
