#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Numbers as people and spreadsheets write them in the cells of a table: 1,100.5 and 1.100,5,
// 1 100 and 1'100, −5 with a true minus, 5 % and $5. One cell alone often cannot tell thousands
// from decimals (1,100); all cells of its column mostly can.
namespace descent {

// How the numbers of a column are written.
struct CsvNumberForm {
  char decimal = '.';  // or ','; the other one may stand between thousands, as spaces and ' may
  std::string unit;    // %, a currency: before or behind every number; empty: none
};

// The number in a cell of that form, beyond ±1e30 none. Thousands are groups of three digits, or
// India's 12,34,567.
std::optional<double> csv_number(std::string_view cell, const CsvNumberForm& form);

// The unit in a cell, if it is one that is known: %, ‰, $, €, £, ¥, ₹, CHF, EUR, USD, GBP.
std::string_view csv_unit(std::string_view cell);

// Empty, or one of the signs for a value that is missing: NA, N/A, #N/A, <NA>, NaN, null, ? (as
// pandas' read_csv has them, https://pandas.pydata.org/docs/reference/api/pandas.read_csv.html,
// without None, which may be a class). Among numbers also a dash.
bool is_missing(std::string_view cell);
bool is_missing_number(std::string_view cell);

// A whole number by its digits, however many there are, another one by 15 of them: numbers with the
// same are one class.
std::string csv_number_key(std::string_view cell, const CsvNumberForm& form);

// A day or a time: 2020-01-31, 31.01.2020, 1/31/20 12:30, 12:30:15.
bool is_date(std::string_view cell);

// Finds a column's form from all of its cells.
class CsvNumberVotes {
 public:
  void add(std::string_view cell);  // that is not missing

  // How many cells are numbers of whatever form, of all; and how many of the form.
  std::size_t cells() const { return cells_; }
  std::size_t of_any_form() const;
  std::size_t of(const CsvNumberForm& form) const;

  // Cells that are numbers only with a decimal point, and only with a decimal comma.
  std::size_t points() const;
  std::size_t commas() const;
  // A cell with one point or comma before three digits: thousands or decimals. Empty: none.
  const std::string& doubtful() const { return doubtful_; }
  std::string unit() const;  // that most cells have

 private:
  enum Kind { none, plain, only_point, only_comma, either };
  static Kind kind_of(std::string_view cell);
  struct OfUnit {
    std::string unit;
    std::array<std::size_t, 5> count = {};
  };

  std::size_t total(Kind kind) const;

  std::size_t cells_ = 0;
  std::array<OfUnit, 4> units_;  // the first without; more different ones are not told apart
  std::size_t unit_count_ = 1;
  std::string doubtful_;
};

}  // namespace descent
