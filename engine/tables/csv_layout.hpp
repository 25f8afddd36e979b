#pragma once

#include <cstddef>
#include <string_view>

#include "engine/tables/csv_table.hpp"

namespace descent {

// How a text is laid out in rows and columns, found out from its first hundred rows.
struct CsvLayout {
  char separator = ',';
  std::size_t width = 0;        // columns; 0 where no row can be read
  bool comments = true;         // lines that begin with # are none of the rows
  std::size_t header_line = 0;  // of the columns' names; 0: there is none
  bool unnamed_first = false;   // the header lacks the name of the first column, as R writes it
};

// What `asked` says of the separator and the header is so.
CsvLayout find_layout(std::string_view text, const CsvOptions& asked);

}  // namespace descent
