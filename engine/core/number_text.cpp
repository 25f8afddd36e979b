#include "engine/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>
#include <utility>

#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr double longest = 1e7;  // from here on powers of ten are read more easily

std::string printed(const char* format, int precision, double value) {
  char text[64];
  std::snprintf(text, sizeof text, format, precision, value);
  return text;
}

// What the language in use writes between thousands and before decimals: it says so in how it
// writes this number.
struct Marks {
  std::string_view thousands, decimals;
};

Marks marks() {
  const std::string_view example = tr("1,234.5");
  const std::size_t middle = example.find("234");
  if (!example.starts_with('1') || middle == std::string_view::npos || !example.ends_with('5')) {
    return {",", "."};
  }
  return {example.substr(1, middle - 1), example.substr(middle + 3, example.size() - middle - 4)};
}

// Of digits as C prints them.
std::string in_marks(std::string digits, const Marks& marks) {
  const std::size_t end = std::min(digits.find('.'), digits.size());
  if (end < digits.size()) digits.replace(end, 1, marks.decimals);
  const std::size_t whole = std::min(digits.find_first_not_of("0123456789"), end);
  for (std::size_t place = whole; place > 3; place -= 3) digits.insert(place - 3, marks.thousands);
  return digits;
}

std::string in_words(std::string digits) { return in_marks(std::move(digits), marks()); }

// `size` says how large the value is, without its sign.
std::string with_sign(double value, const std::string& size) {
  const bool is_zero = size.find_first_of("123456789") == std::string::npos;
  return value < 0 && !is_zero ? "−" + size : size;
}

std::string no_number(double value) {
  if (std::isnan(value)) return tr("not a number");
  return value < 0 ? tr("minus infinity") : tr("infinity");
}

int digits_before_point(double size) {
  return size < 1 ? 1 : static_cast<int>(std::floor(std::log10(size))) + 1;
}

}  // namespace

std::string fixed_text(double value, int decimals, int most_digits) {
  if (!std::isfinite(value)) return no_number(value);
  const double size = std::abs(value);
  if (size >= longest) return short_text(value);
  const int room = std::max(0, most_digits - digits_before_point(size));
  return with_sign(value, in_words(printed("%.*f", std::min(decimals, room), size)));
}

std::string short_text(double value, int digits) {
  if (!std::isfinite(value)) return no_number(value);
  const double size = std::abs(value);
  const int before = digits_before_point(size);
  const std::string text = printed("%.*g", digits, size);
  const bool power = text.find('e') != std::string::npos;  // also of what rounds up to one
  if (size >= longest || size < 1 || !power) {
    return with_sign(value, in_words(text));
  }
  const double unit = std::pow(10, std::max(0, before - digits));
  return with_sign(value, in_words(printed("%.*f", 0, std::round(size / unit) * unit)));
}

std::string percent_text(double share) {
  if (!std::isfinite(share)) return no_number(share);
  return tr("{0} %", with_sign(share, printed("%.*f", 0, std::abs(100 * share))));
}

std::string with_commas(std::uint64_t number) { return in_words(std::to_string(number)); }

std::string with_english_commas(std::uint64_t number) {
  return in_marks(std::to_string(number), {",", "."});
}

std::string in_language(std::string number) {
  const std::size_t point = number.find('.');
  return point == std::string::npos ? number : number.replace(point, 1, marks().decimals);
}

std::string short_count(double number) {
  if (!(number >= 0)) return "0";
  if (number < 10) return in_words(printed("%.*g", 2, number));
  if (number < 1e4) return with_commas(static_cast<std::uint64_t>(number + 0.5));
  if (number < 1e6) return in_words(printed("%.*g", 3, number / 1e3)) + " k";
  return in_words(printed("%.*g", 3, number / 1e6)) + " M";
}

std::string loss_text(double loss) {
  if (std::isnan(loss)) return tr("not a number");
  if (std::isinf(loss)) return tr("infinite");
  if (loss >= longest) return in_words(printed("%.*e", 1, loss));
  if (loss >= 1e4) return fixed_text(loss, 0);
  if (loss >= 100) return fixed_text(loss, 1);
  if (loss >= 1) return in_words(printed("%.*f", 3, loss));
  if (loss >= 0.001 || loss == 0) return in_words(printed("%.*f", 4, loss));
  return in_words(printed("%.*e", 1, loss));
}

std::string epochs_text(std::uint64_t done, std::uint64_t all) {
  constexpr std::uint64_t rounded = 10'000;
  return with_commas(done) + " / " +
         (all < rounded ? with_commas(all) : short_count(static_cast<double>(all)));
}

}  // namespace descent
