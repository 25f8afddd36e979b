#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Text that comes from outside, and its letters.
namespace descent {

// Whether it is UTF-8 throughout (RFC 3629).
bool is_utf8(std::string_view text);

// The number that the text is, in decimal digits with a sign, a point or an exponent where it has
// one; none where it is anything else, longer than 60 characters, or beyond ±1e30. Does not depend
// on the locale.
std::optional<double> decimal_number(std::string_view text);

// With its first letter as a capital: of ASCII and Latin-1 (UTF-8), all others stay.
std::string capitalized(std::string text);

}  // namespace descent
