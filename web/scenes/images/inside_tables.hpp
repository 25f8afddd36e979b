#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/inspect/window_over.hpp"
#include "web/app/looks/inside_look.hpp"

// The numbers under a window, and what becomes of them.
namespace descent {

// Numbers as they stand in their cells; nothing: outside the picture, which counts as zero.
struct NumberTable {
  const char* id;
  std::string title;
  std::size_t rows = 1, columns = 1;
  std::vector<std::optional<double>> values = {};
  std::optional<std::size_t> chosen = {};  // in a thick frame
  std::string brief = {};                  // a title for where that one has no room
};

// Of a layer that slides, for one channel of its input: what lies under the window, and for a
// convolution its weights and the products, which add up to that channel's share.
struct WindowTables {
  NumberTable input, kernel, products;
  double sum = 0;
};
WindowTables window_tables(const InsideLook& look, const CellPlace& place,
                           const OutputTerms& found);

// How high the tables of such a window are in a line that wide, and what is told of a cell below
// them.
float window_tables_height(const SlidingWindow& window, bool convolution,
                           std::optional<std::size_t> picked, float width);

// Beside each other with their signs, over the width that there is. Pointing at a cell tells its
// number in six digits; a press, or the arrows in a table with the keyboard's ring, picks it: its
// arithmetic stays below the tables, in words.
void draw_window_tables(const WindowTables& tables, bool convolution,
                        std::optional<std::size_t>& picked);

}  // namespace descent
