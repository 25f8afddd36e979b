#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/data/data_settings.hpp"
#include "engine/tables/csv_table.hpp"

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

struct CsvPoints {
  DataSettings data;    // a `points` set: numbers as they stand in the table, with axes
  CsvRefusals refused;  // rows whose cells are empty or no numbers; those of the table not again
};

// An Error says why the columns cannot be used: fewer than two good rows, one class only, more than
// 6 classes, a column taken twice.
CsvPoints points_of(const CsvTable& table, const CsvChoice& choice);

// Why a cell cannot be used, as a number or as a class: "has nothing in the column "x"". Empty
// where it can.
std::string reason_against(const CsvTable& table, std::size_t row, std::size_t column,
                           bool as_number);

}  // namespace descent
