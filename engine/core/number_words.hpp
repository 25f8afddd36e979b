#pragma once

#include <string>

namespace descent {

// Numbers inside sentences: "12 %" of a share of 1, and three digits, "0.0123".
std::string percent_words(double share);
std::string number_words(double value);

}  // namespace descent
