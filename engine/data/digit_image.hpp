#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace descent {

inline constexpr std::size_t digit_side = 28;
using DigitImage = std::array<float, digit_side * digit_side>;  // row-major, 0 … 1

// What is done to a picture for it to look like MNIST's.
struct DigitPreparation {
  // The box around the ink is scaled so that its longer side is 20 pixels; else the whole picture
  // so that its longer side is 28.
  bool fit = true;
  // Moved by whole pixels so that the centre of mass lies in the middle of the pixel in row 14 and
  // column 14, counted from 0 (as near as the border allows); else what was scaled lies in the
  // middle.
  bool centre = true;
};

// Brings a drawn picture into the form in which MNIST has its digits (LeCun, Cortes, Burges: "The
// MNIST database"), with its proportions kept and grey levels from the area covered. `grey` has
// width·height values, row by row, 0 paper … 1 ink; paler ink than 0.1 does not count for the box.
// A blank picture gives all zeros.
DigitImage digit_image(std::span<const float> grey, std::size_t width, std::size_t height,
                       const DigitPreparation& preparation = {});

}  // namespace descent
