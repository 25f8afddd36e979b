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
// may stand around it, a minus may be a hyphen; a comma is a decimal point. Of a whole number
// commas, points or spaces may part the thousands.
std::optional<double> allowed_number(std::string_view typed, const AllowedNumber& allowed);

// A number as it is shown, with the sign for a minus before it: "−2"; and as other programs read
// it:
// "-2". Every other text as it is.
std::string with_minus_sign(std::string text);
std::string with_hyphen(std::string text);

}  // namespace descent
