#include "web/app/words/number_text.hpp"

#include <cmath>
#include <cstdio>

namespace descent {
namespace {

std::string signed_text(double value, const char* format, int precision) {
  if (std::isnan(value)) return "not a number";
  if (std::isinf(value)) return value < 0 ? "minus infinity" : "infinity";
  char text[64];
  std::snprintf(text, sizeof text, format, precision, std::abs(value));
  const std::string digits = text;
  const bool is_zero = digits.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !is_zero ? "−" + digits : digits;
}

}  // namespace

std::string fixed_text(double value, int decimals) {
  // More digits than one can read say nothing.
  if (std::abs(value) >= 1e7) return short_text(value);
  return signed_text(value, "%.*f", decimals);
}

std::string short_text(double value, int digits) { return signed_text(value, "%.*g", digits); }

}  // namespace descent
