#include "engine/tables/csv_classes.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace descent {

CsvClasses::CsvClasses(const CsvTable& table, std::size_t column,
                       const std::vector<std::size_t>& rows, std::size_t most) {
  const bool numbers = table.columns[column].numbers;
  std::map<std::string, std::vector<std::string_view>> written;  // by what they mean
  for (const std::size_t row : rows) {
    const std::string_view cell = table.cell(row, column);
    if (!classes_.emplace(cell, 0).second) continue;
    written[numbers ? csv_number_key(cell, table.columns[column].form) : std::string(cell)]
        .push_back(cell);
    if (written.size() > most) break;
  }
  for (const auto& [name, cells] : written) names_.push_back(name);
  if (numbers) {
    std::stable_sort(names_.begin(), names_.end(), [](const std::string& a, const std::string& b) {
      return std::strtod(a.c_str(), nullptr) < std::strtod(b.c_str(), nullptr);
    });
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    for (const std::string_view cell : written[names_[i]]) classes_[cell] = i;
  }
}

}  // namespace descent
