#pragma once

#include <cstddef>
#include <string>

// Numbers in a step's formulas.
namespace descent {

inline constexpr std::size_t most_step_terms = 10;  // of a sum; of longer ones the rest together

std::string step_number(double value);
// Behind a sign or in a product.
std::string factor_text(double value);

}  // namespace descent
