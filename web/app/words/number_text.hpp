#pragma once

#include <string>

// Numbers as one reads them: with a true minus sign, as wide as a plus, and words for what is none.
namespace descent {

// Always that many decimals: "−0.94". Rounds to "0.00", never to a minus zero.
std::string fixed_text(double value, int decimals);

// That many significant digits: "0.0312", "−1.5", "2e+05".
std::string short_text(double value, int digits = 3);

}  // namespace descent
