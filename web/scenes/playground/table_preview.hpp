#pragma once

#include "web/app/page/table_reading.hpp"

namespace descent {

// The first rows of a table, the columns that are chosen among them and marked. At the cursor, over
// the whole width.
void draw_table_preview(const TableReading& reading);

}  // namespace descent
