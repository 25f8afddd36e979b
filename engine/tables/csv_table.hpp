#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tables/csv_number.hpp"

namespace descent {

// What a table of text may be; more is an Error.
inline constexpr std::size_t most_csv_bytes = std::size_t{8} << 20;
inline constexpr std::size_t most_csv_rows = 100'000;
inline constexpr std::size_t most_csv_columns = 256;
inline constexpr std::size_t most_csv_cell_bytes = 1000;

// How the text is to be read; what is absent is found out.
struct CsvOptions {
  std::optional<char> separator;  // ',' ';' or '\t'
  std::optional<char> decimal;    // '.' or ',' in all columns
  std::optional<bool> header;     // whether the first row names the columns
};

struct CsvColumn {
  std::string name;               // of the header, else "column 1", …; at most 64 bytes
  bool numbers = false;           // at least four of five filled cells are numbers
  std::size_t numeric_cells = 0;  // that are numbers
  CsvNumberForm form;             // of its numbers, told from all of them
  // A cell that could as well be a thousand times as much or as little, where nothing in the table
  // tells which: 1,100. Empty: there is no doubt.
  std::string doubtful;
};

// A row that is of no use.
struct CsvRefusal {
  std::size_t line = 0;  // the first is 1
  std::string reason;    // "has 3 cells, but the table has 5 columns"
};

// Refusals: all are counted, the first hundred are kept.
struct CsvRefusals {
  std::size_t count = 0;
  std::vector<CsvRefusal> first;

  void add(std::size_t line, std::string reason);
};

// Comma-separated values (RFC 4180), also with semicolons or tabs, as cells of UTF-8 text.
struct CsvTable {
  CsvOptions form;  // as it was read: nothing is absent
  std::vector<CsvColumn> columns;
  CsvRefusals refused;       // rows of another number of cells, cells that never end
  std::size_t comments = 0;  // lines that begin with #, which are left out

  std::size_t rows() const { return lines.size(); }
  std::string_view cell(std::size_t row, std::size_t column) const;
  // The number in a cell, if it is one.
  std::optional<double> number(std::size_t row, std::size_t column) const;

  std::vector<std::uint32_t> lines;  // where each row begins; the first line is 1
  std::string text;                  // all cells, one after the other
  std::vector<std::uint32_t> ends;   // of each cell in `text`, row by row
};

// UTF-8, UTF-16 and windows-1252, Excel's line "sep=;", CR, LF and CRLF, quotes around cells, empty
// lines, comments (#), a title above the header and separators at the ends of lines are taken;
// control characters in cells, such as line breaks in quotes, become spaces. An Error says why the
// text is no table: too large, too many rows, not text, fewer than two columns, no rows.
CsvTable parse_csv(std::string_view text, const CsvOptions& options = {});

// Whether a spreadsheet would take a cell of this text for a formula: it begins with = + - @ (also
// the wide ones), and is no number.
bool begins_formula(std::string_view cell);

}  // namespace descent
