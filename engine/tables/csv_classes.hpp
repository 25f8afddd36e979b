#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/tables/csv_table.hpp"

namespace descent {

// The different classes in a column, in the order of their names or numbers. Numbers are one class
// however they are written.
class CsvClasses {
 public:
  // Of these rows. Stops looking once there are more than `most`.
  CsvClasses(const CsvTable& table, std::size_t column, const std::vector<std::size_t>& rows,
             std::size_t most);

  const std::vector<std::string>& names() const { return names_; }
  // Of a cell that is in one of the rows, where there are no more than `most`.
  std::size_t of(std::string_view cell) const { return classes_.at(cell); }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string_view, std::size_t> classes_;  // by how a cell is written
};

}  // namespace descent
