#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace descent {

inline constexpr std::size_t digit_side = 28;
using DigitImage = std::array<float, digit_side * digit_side>;  // row-major, 0 … 1

// Brings a drawn picture into the form in which MNIST has its digits: the box around the ink is
// scaled so that its longer side is 20 pixels, with its proportions kept and grey levels from the
// area covered, and moved by whole pixels so that the centre of mass lies in the middle of the
// pixel in row 14 and column 14, counted from 0 (as near as the border allows). `grey` has
// width·height values, row by row, 0 paper … 1 ink; paler ink than 0.1 does not count for the box.
// A blank picture gives all zeros.
DigitImage digit_image(std::span<const float> grey, std::size_t width, std::size_t height);

}  // namespace descent
