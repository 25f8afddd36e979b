#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/data/csv_table.hpp"
#include "engine/data/data_settings.hpp"

namespace descent {

inline constexpr std::size_t most_csv_classes = 6;

// Which columns of a table become points, counted from 0.
struct CsvChoice {
  std::vector<std::size_t> features;  // at least one; columns of numbers
  std::size_t target = 0;
  bool classify = true;  // the target is a class, of text or numbers; else a number to learn
  // The features, and a number to learn, get an axis of their mean and deviation; else an axis
  // that leaves them as they are.
  bool standardise = true;

  bool operator==(const CsvChoice&) const = default;
};

// What is most likely meant: the first two columns of numbers that are not the target; as target
// the last column of 2 to 6 different texts or whole numbers, else the last column of numbers.
// An Error where there are not enough columns of numbers.
CsvChoice suggested_choice(const CsvTable& table);

struct CsvPoints {
  DataSettings data;    // a `points` set: numbers as they stand in the table, with axes
  CsvRefusals refused;  // rows whose cells are empty or no numbers; those of the table not again
};

// An Error says why the columns cannot be used: no good row, one class only, more than 6 classes,
// a column taken twice.
CsvPoints points_of(const CsvTable& table, const CsvChoice& choice);

// The points as a table with a header, comma-separated, CRLF between rows (RFC 4180), every number
// with the fewest digits that read back the same. Classes by their names where they have any.
std::string to_csv(const DataSettings& points);

}  // namespace descent
