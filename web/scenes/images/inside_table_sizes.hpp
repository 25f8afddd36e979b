#pragma once

#include <cstddef>
#include <string>

#include "web/scenes/images/inside_tables.hpp"

// How wide the cells of the tables are, and how many decimals stand in them.
namespace descent {

struct TableSize {
  float cell = 0;  // its width, with the gap behind it
  int decimals = 2;
  bool numbers = true;  // have room in it
};
struct TableSizes {
  TableSize input, kernel, products;
  float height = 0;  // of a cell
};

inline constexpr float table_sign_width = 22;  // × and =

// A number as it stands in a cell.
std::string cell_words(double value, int decimals);

// What a table's numbers want: three digits of the largest, so that small ones can be added up, as
// many decimals as their sum is told with (`sum`, of the products), and none that are all zeros.
int wanted_decimals(const NumberTable& table, double sum = 0);

// Of cells that all have one width, in a line that wide.
struct CellSize {
  float width = 0, height = 0;
  bool numbers = true;  // have room in it
};
CellSize cell_size(std::size_t rows, std::size_t columns, bool convolution, float width);

// In a line that wide. Where the wanted decimals have room in cells of one width, all have that;
// else the products get what the others can spare, and they have fewer decimals only where that is
// not enough.
TableSizes table_sizes(const WindowTables& tables, bool convolution, float width);

}  // namespace descent
