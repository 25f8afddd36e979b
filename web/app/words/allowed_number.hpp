#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>

// What may be typed into a field for a number, as the field knows it and as a sentence.
namespace descent {

struct AllowedNumber {
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  bool whole = false;
  std::string unit = {};  // " %"
};

// "A whole number from 1 to 512.", "A number from 0 to 50 %.", "A number of at least 0.", "A
// number."
std::string allowed_text(const AllowedNumber& allowed);

// What is typed as a number; nothing where it is none, or none that is allowed. A unit and spaces
// may stand around it; a comma is a decimal point, but between the thousands of a whole number.
std::optional<double> allowed_number(std::string_view typed, const AllowedNumber& allowed);

}  // namespace descent
