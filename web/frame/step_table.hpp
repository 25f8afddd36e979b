#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/ui/rect.hpp"

namespace descent {

// Rows of numbers of which one is chosen. Of many only those in sight are made.
struct StepTable {
  std::string_view id;  // its rows are marked "<id>.1", …
  std::vector<std::string> headings;
  std::size_t rows = 0;
  // One text to each heading.
  std::function<std::vector<std::string>(std::size_t row)> cells;
};

// The height that shows all of its rows.
float step_table_height(const StepTable& table);

// Fills `area`. `chosen` is clamped, and changed by a press; with `shows_chosen` it is scrolled to.
void draw_step_table(const StepTable& table, std::size_t& chosen, bool shows_chosen,
                     const Rect& area);

}  // namespace descent
