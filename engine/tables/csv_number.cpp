#include "engine/tables/csv_number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/core/text.hpp"

namespace descent {
namespace {

constexpr std::size_t longest_number = 60;

// Spaces, also those that are never broken at: U+00A0, U+2007, U+2009, U+202F.
constexpr std::array<std::string_view, 6> spaces = {
    " ", "\t", "\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\x89", "\xE2\x80\xAF"};
// A hyphen, the minus sign, an en dash and the two wide ones.
constexpr std::array<std::string_view, 5> minuses = {"-", "\xE2\x88\x92", "\xE2\x80\x93",
                                                     "\xEF\xB9\xA3", "\xEF\xBC\x8D"};
constexpr std::array<std::string_view, 3> apostrophes = {"'", "\xE2\x80\x99", "\xCA\xBC"};
constexpr std::array<std::string_view, 12> units = {
    "%",        "\xE2\x80\xB0", "US$", "$",   "\xE2\x82\xAC", "\xC2\xA3",
    "\xC2\xA5", "\xE2\x82\xB9", "CHF", "EUR", "USD",          "GBP"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <typename Signs>
bool take_front(std::string_view& text, const Signs& signs) {
  for (const std::string_view sign : signs) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    return true;
  }
  return false;
}

template <typename Signs>
bool take_back(std::string_view& text, const Signs& signs) {
  for (const std::string_view sign : signs) {
    if (!text.ends_with(sign)) continue;
    text.remove_suffix(sign.size());
    return true;
  }
  return false;
}

void trim(std::string_view& text) {
  while (take_front(text, spaces)) {
  }
  while (take_back(text, spaces)) {
  }
}

struct Parts {
  bool negative = false;
  std::string_view unit;
  std::string_view digits;  // with what stands between them
};

bool take_minus(std::string_view& text, bool& negative) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    return true;
  }
  negative = take_front(text, minuses);
  return negative;
}

// "−$5", "$ −5", "5 €", "+5 %".
Parts parts_of(std::string_view cell) {
  Parts parts;
  trim(cell);
  const bool had_sign = take_minus(cell, parts.negative);
  trim(cell);
  const std::string_view before = cell;
  if (take_front(cell, units)) {
    parts.unit = before.substr(0, before.size() - cell.size());
    trim(cell);
    if (!had_sign) take_minus(cell, parts.negative);
  } else if (take_back(cell, units)) {
    parts.unit = before.substr(cell.size());
  }
  trim(cell);
  parts.digits = cell;
  return parts;
}

// With one byte for each sign between digits: . , space '
struct Digits {
  std::array<char, longest_number + 1> text = {};
  std::size_t size = 0;
  bool good = true;

  explicit Digits(std::string_view from) {
    while (!from.empty() && good) {
      const char c = from.front();
      if (is_digit(c) || c == '.' || c == ',' || c == 'e' || c == 'E' || c == '+' || c == '-') {
        from.remove_prefix(1);
        add(c);
      } else if (take_front(from, spaces)) {
        add(' ');
      } else if (take_front(from, apostrophes)) {
        add('\'');
      } else {
        good = false;
      }
    }
    good = good && size > 0;
  }
  std::string_view view() const { return {text.data(), size}; }

 private:
  void add(char c) {
    if (size == longest_number) {
      good = false;
    } else {
      text[size++] = c;
    }
  }
};

// Whether digits stand in groups: 1 to 3 first, then three each; or two each but for the last.
bool are_groups(std::string_view whole, char mark) {
  if (whole.front() == '0') return false;
  std::size_t groups = 0, twos = 0, size = 0, first = 0;
  for (const char c : whole) {
    if (is_digit(c)) {
      ++size;
      continue;
    }
    if (c != mark) return false;
    if (groups == 0) {
      first = size;
    } else if (size == 2) {
      ++twos;
    } else if (size != 3) {
      return false;
    }
    ++groups;
    size = 0;
  }
  const bool threes = twos == 0 && first >= 1 && first <= 3;
  const bool indian = mark == ',' && groups > 1 && twos + 1 == groups && first >= 1 && first <= 2;
  return size == 3 && (threes || indian);
}

// Without what stands between thousands and with a point; empty where it is no number.
std::string_view plain_digits(std::string_view text, char decimal, Digits& out) {
  const std::size_t end = text.find_first_of(std::string_view(decimal == '.' ? ".eE" : ",eE"));
  const std::string_view whole = text.substr(0, end);
  const std::string_view rest = end == std::string_view::npos ? "" : text.substr(end);
  const std::size_t mark = whole.find_first_not_of("0123456789");
  if (mark != std::string_view::npos && (mark == 0 || !are_groups(whole, whole[mark]))) return {};
  if (mark != std::string_view::npos && rest.find_first_of("eE") != std::string_view::npos) {
    return {};
  }
  out.size = 0;
  for (const char c : whole) {
    if (is_digit(c)) out.text[out.size++] = c;
  }
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const bool sign = rest[i] == '+' || rest[i] == '-';
    const bool decimal_sign = i == 0 && rest[i] == decimal;
    if (!is_digit(rest[i]) && rest[i] != 'e' && rest[i] != 'E' && !sign && !decimal_sign) return {};
    out.text[out.size++] = decimal_sign ? '.' : rest[i];
  }
  if (!is_digit(out.text[0]) && out.text[0] != '.') return {};
  return out.view();
}

std::optional<double> number_of(std::string_view digits, char decimal) {
  const Digits read(digits);
  if (!read.good) return std::nullopt;
  Digits plain("0");
  return decimal_number(plain_digits(read.view(), decimal, plain));
}

// What most cells are: digits with a point at most, and a minus.
enum class Simple { no, whole, decimal, either };

Simple simple(std::string_view cell) {
  if (cell.starts_with('-')) cell.remove_prefix(1);
  std::size_t point = std::string_view::npos;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (is_digit(cell[i])) continue;
    if (cell[i] != '.' || point != std::string_view::npos) return Simple::no;
    point = i;
  }
  if (cell.size() > longest_number) return Simple::no;
  if (point == std::string_view::npos) return cell.empty() ? Simple::no : Simple::whole;
  if (cell.size() == 1) return Simple::no;
  const bool group = cell.size() - point == 4 && point >= 1 && point <= 3 && cell[0] != '0';
  return group ? Simple::either : Simple::decimal;
}

}  // namespace

std::optional<double> csv_number(std::string_view cell, const CsvNumberForm& form) {
  const Simple kind = simple(cell);
  const bool as_it_is = kind == Simple::whole || (kind != Simple::no && form.decimal == '.');
  if (as_it_is && form.unit.empty()) return decimal_number(cell);
  const Parts parts = parts_of(cell);
  if (parts.unit != form.unit) return std::nullopt;
  const auto number = number_of(parts.digits, form.decimal);
  return number && parts.negative ? -*number : number;
}

std::string_view csv_unit(std::string_view cell) { return parts_of(cell).unit; }

bool is_missing(std::string_view cell) {
  if (!cell.empty() && is_digit(cell.back())) return false;
  trim(cell);
  if (cell.empty()) return true;
  if (cell.size() > 6) return false;
  constexpr std::array<std::string_view, 16> signs = {
      "NA",  "N/A", "n/a",  "#N/A", "#NA",  "<NA>", "na",   "NaN",
      "nan", "NAN", "-nan", "-NaN", "NULL", "Null", "null", "?"};
  return std::find(signs.begin(), signs.end(), cell) != signs.end();
}

bool is_missing_number(std::string_view cell) {
  if (!cell.empty() && is_digit(cell.back())) return false;
  trim(cell);
  return is_missing(cell) || cell == "--" || cell == "\xE2\x80\x94" ||
         std::find(minuses.begin(), minuses.end(), cell) != minuses.end();
}

std::string csv_number_key(std::string_view cell, const CsvNumberForm& form) {
  const auto number = csv_number(cell, form);
  if (!number) return std::string(cell);
  constexpr double exact = 9007199254740992;  // 2^53: beyond it, not every whole number is a double
  char text[40];
  if (*number == std::floor(*number) && std::abs(*number) < exact) {
    std::snprintf(text, sizeof text, "%.0f", *number + 0.0);
    return *number == 0 ? "0" : text;
  }
  const Parts parts = parts_of(cell);
  const Digits read(parts.digits);
  Digits plain("0");
  std::string_view digits = plain_digits(read.view(), form.decimal, plain);
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) {
    std::snprintf(text, sizeof text, "%.15g", *number);
    return text;
  }
  digits.remove_prefix(digits.find_first_not_of('0'));
  return (parts.negative ? "-" : "") + std::string(digits);
}

bool is_date(std::string_view cell) {
  trim(cell);
  // Numbers of at most four digits between two signs of one kind.
  const std::size_t end = cell.find_first_of("T ");
  const std::string_view day = cell.substr(0, end);
  std::size_t marks = 0, run = 0;
  char mark = 0;
  for (const char c : day) {
    if (is_digit(c)) {
      if (++run > 4) return false;
      continue;
    }
    const bool known = c == '-' || c == '/' || c == '.' || c == ':';
    if (!known || run == 0 || (marks > 0 && c != mark)) return false;
    mark = c;
    ++marks;
    run = 0;
  }
  if (run == 0) return false;
  return marks == 2 || (marks == 1 && mark == ':');
}

CsvNumberVotes::Kind CsvNumberVotes::kind_of(std::string_view digits) {
  const bool point = number_of(digits, '.').has_value();
  const bool comma = number_of(digits, ',').has_value();
  if (point != comma) return point ? only_point : only_comma;
  if (!point) return none;
  return digits.find_first_of(".,") == std::string_view::npos ? plain : either;
}

void CsvNumberVotes::add(std::string_view cell) {
  ++cells_;
  const Simple form = simple(cell);
  if (form != Simple::no) {
    ++units_[0].count[form == Simple::whole     ? plain
                      : form == Simple::decimal ? only_point
                                                : either];
    if (form == Simple::either && doubtful_.empty()) doubtful_ = cell;
    return;
  }
  const Parts parts = parts_of(cell);
  const Kind kind = kind_of(parts.digits);
  if (kind == none) return;
  std::size_t which = 0;
  while (which < unit_count_ && units_[which].unit != parts.unit) ++which;
  if (which == units_.size()) return;
  if (which == unit_count_) units_[unit_count_++].unit = parts.unit;
  ++units_[which].count[kind];
  if (kind == either && doubtful_.empty()) doubtful_ = cell;
}

std::size_t CsvNumberVotes::total(Kind kind) const {
  std::size_t sum = 0;
  for (const OfUnit& each : units_) sum += each.count[kind];
  return sum;
}

std::size_t CsvNumberVotes::points() const { return total(only_point); }
std::size_t CsvNumberVotes::commas() const { return total(only_comma); }

std::size_t CsvNumberVotes::of_any_form() const {
  return total(plain) + total(only_point) + total(only_comma) + total(either);
}

std::size_t CsvNumberVotes::of(const CsvNumberForm& form) const {
  for (const OfUnit& each : units_) {
    if (each.unit != form.unit) continue;
    return each.count[plain] + each.count[either] +
           each.count[form.decimal == '.' ? only_point : only_comma];
  }
  return 0;
}

std::string CsvNumberVotes::unit() const {
  const auto size = [](const OfUnit& each) {
    std::size_t sum = 0;
    for (const std::size_t count : each.count) sum += count;
    return sum;
  };
  return std::max_element(units_.begin(), units_.end(),
                          [&](const OfUnit& a, const OfUnit& b) { return size(a) < size(b); })
      ->unit;
}

}  // namespace descent
