#include "web/frame/step_numbers.hpp"

#include "engine/core/number_text.hpp"

namespace descent {

std::string step_number(double value) { return short_text(value, 4); }

std::string factor_text(double value) {
  const std::string text = step_number(value);
  return value < 0 || text.find('e') != std::string::npos ? "(" + text + ")" : text;
}

}  // namespace descent
