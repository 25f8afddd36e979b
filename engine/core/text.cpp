#include "engine/core/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace descent {
namespace {

// How many bytes the UTF-8 character at the beginning has; 0 where it is none.
std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  // Longer than need be, half of a surrogate pair, or beyond the last character.
  const bool wrong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F) ||
                     (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F);
  return wrong ? 0 : size;
}

// Up to 15 digits with at most one point: the quotient of two numbers that are exactly doubles is
// rounded once, as strtod() rounds, in a tenth of its time.
std::optional<double> short_decimal(std::string_view text) {
  constexpr std::array<double, 16> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                             1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::uint64_t digits = 0;
  std::size_t count = 0, behind = 0;
  bool point = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits = 10 * digits + static_cast<std::uint64_t>(c - '0');
      behind += point;
      if (++count > 15) return std::nullopt;
    } else if (c == '.' && !point) {
      point = true;
    } else {
      return std::nullopt;
    }
  }
  if (count == 0) return std::nullopt;
  const double number = static_cast<double>(digits) / powers[behind];
  return negative ? -number : number;
}

}  // namespace

bool is_utf8(std::string_view text) {
  // Most of most texts is ASCII.
  while (!text.empty() && static_cast<std::uint8_t>(text.front()) < 0x80) text.remove_prefix(1);
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

std::optional<double> decimal_number(std::string_view text) {
  if (const auto number = short_decimal(text)) return number;
  constexpr std::size_t longest = 60;
  // strtod() also takes words, spaces and hexadecimal numbers.
  const bool decimal = text.find_first_not_of("0123456789+-eE.") == std::string_view::npos;
  if (text.empty() || text.size() > longest || !decimal) return std::nullopt;
  char digits[longest + 1] = {};
  std::copy(text.begin(), text.end(), digits);
  char* end = nullptr;
  const double number = std::strtod(digits, &end);
  if (end != digits + text.size() || !(std::abs(number) <= 1e30)) return std::nullopt;
  return number;
}

std::string capitalized(std::string text) {
  if (text.empty()) return text;
  const auto first = static_cast<unsigned char>(text[0]);
  const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0;
  if (first >= 'a' && first <= 'z') text[0] += 'A' - 'a';
  // "à" to "þ", but for the sign ÷.
  if (first == 0xC3 && second >= 0xA0 && second <= 0xBE && second != 0xB7) text[1] -= 0x20;
  return text;
}

}  // namespace descent
