#pragma once

#include <string>

namespace descent {

// Appends the decimal number with the fewest digits that reads back as this one, "0.03", "1e-07":
// to the character what std::to_chars() writes. That one brings 115 KB of powers of ten with it,
// which a page would have to fetch; here they are worked out when the first number is written.
void append_shortest(std::string& out, double number);
void append_shortest(std::string& out, float number);

}  // namespace descent
