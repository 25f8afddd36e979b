#pragma once

#include <memory>
#include <vector>

#include "engine/formats/weights_table.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// Where the rows of a table of weights lie, worked out once for each table and width.
struct WeightsRows {
  std::shared_ptr<const WeightsTable> table;
  float width = 0;
  std::vector<float> tops;  // of each row, and the end of the last
  bool to_first_bad = false;
};

// How tall all of them are in that width, below their headings.
float weights_rows_height(WeightsRows& state, const std::shared_ptr<const WeightsTable>& table,
                          float width);
// What stands above the columns; where there is no room for columns, nothing.
void draw_weights_headings(float width);
// They scroll in `area`, by PageUp and PageDown and the arrow keys too. Only those in sight are
// drawn.
void draw_weights_rows(WeightsRows& state, const Rect& area);

}  // namespace descent
