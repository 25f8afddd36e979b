#pragma once

#include <cstddef>
#include <string>

#include "web/scenes/images/inside_tables.hpp"
#include "web/ui/fonts.hpp"

// How wide the cells of the tables are, and how many decimals stand in them.
namespace descent {

struct TableSize {
  float cell = 0;  // its width, with the gap behind it
  int decimals = 2;
  bool numbers = true;  // have room in it
};
inline constexpr float table_sign_width = 22;  // × and =, where there is room

struct TableSizes {
  TableSize input, kernel, products;
  float height = 0;  // of a cell
  float sign = table_sign_width;
  ui::Font font = ui::Font::axis;

  bool tight() const { return sign < table_sign_width; }
  const TableSize& of(std::size_t table) const {
    return table == 0 ? input : table == 1 ? kernel : products;
  }
  TableSize& of(std::size_t table) { return table == 0 ? input : table == 1 ? kernel : products; }
};

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

const std::string& title_of(const NumberTable& table, const TableSizes& sizes);
// That a title takes beside its table: above a sign it has that place too.
float title_width(const NumberTable& table, bool sign_behind, const TableSizes& sizes);

// In a line that wide. Where the wanted decimals have room in cells of one width, all have that;
// else each table has what its own numbers need. Where that is not enough either, numbers lose the
// decimals that one misses least, signs come nearer, and at last the letters are smaller: of
// the weights and the products three digits stay, and of what lies under the window two, wherever
// there is room for that.
TableSizes table_sizes(const WindowTables& tables, bool convolution, float width);

}  // namespace descent
