#include "web/app/words/allowed_number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::string_view minus = "−", no_break_space = "\u00A0";

std::string limit_text(double value, const AllowedNumber& allowed) {
  return allowed.whole ? fixed_text(value, 0, 16) : short_text(value, 6);
}

// "1,000", "12,345,678" and the same with points, where only thousands can be meant.
bool has_thousands(std::string_view text, char mark) {
  std::size_t digits = 0, marks = 0;
  for (const char c : text) {
    if (c == mark) {
      if (digits == 0 || digits > 3 || (marks > 0 && digits != 3)) return false;
      ++marks;
      digits = 0;
    } else if (c >= '0' && c <= '9') {
      ++digits;
    } else {
      return false;
    }
  }
  return marks > 0 && digits == 3;
}

// As strtod() reads it.
std::string plain(std::string_view typed, bool whole) {
  std::string text;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed.substr(i, minus.size()) == minus) {
      text += '-';
      i += minus.size() - 1;
    } else if (typed.substr(i, no_break_space.size()) == no_break_space) {
      i += no_break_space.size() - 1;
    } else if (typed[i] != ' ' && typed[i] != '%') {
      text += typed[i];
    }
  }
  for (const char mark : {',', '.'}) {
    if (whole && has_thousands(text, mark)) {
      text.erase(std::remove(text.begin(), text.end(), mark), text.end());
    }
  }
  if (!whole) std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

}  // namespace

std::string allowed_text(const AllowedNumber& allowed) {
  const bool whole = allowed.whole;
  const bool low = std::isfinite(allowed.min), high = std::isfinite(allowed.max);
  const std::string least = limit_text(allowed.min, allowed);
  const std::string most = limit_text(allowed.max, allowed) + allowed.unit;
  if (low && high) {
    return whole ? tr("A whole number from {0} to {1}.", least, most)
                 : tr("A number from {0} to {1}.", least, most);
  }
  const std::string only = least + allowed.unit;
  if (low) {
    return whole ? tr("A whole number of at least {0}.", only)
                 : tr("A number of at least {0}.", only);
  }
  if (high) {
    return whole ? tr("A whole number of at most {0}.", most)
                 : tr("A number of at most {0}.", most);
  }
  return whole ? tr("A whole number.") : tr("A number.");
}

std::optional<double> allowed_number(std::string_view typed, const AllowedNumber& allowed) {
  const std::string text = plain(typed, allowed.whole);
  // strtod() also reads hexadecimal digits, "inf" and "nan".
  if (text.find_first_not_of("0123456789.eE+-") != std::string::npos) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != 0 || !std::isfinite(value)) return std::nullopt;
  if (allowed.whole && value != std::floor(value)) return std::nullopt;
  if (value < allowed.min || value > allowed.max) return std::nullopt;
  return value;
}

std::string with_minus_sign(std::string text) {
  if (text.starts_with('-')) text.replace(0, 1, minus);
  return text;
}

std::string with_hyphen(std::string text) {
  if (text.starts_with(minus)) text.replace(0, minus.size(), "-");
  return text;
}

}  // namespace descent
