#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace descent {

// Takes a text of comma-separated values apart, a row at a time. The text outlives it.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  struct Row {
    std::size_t line = 0;  // where it begins; the first is 1
    std::vector<std::string> cells;
    std::string broken;  // why the row is of no use; empty where it is good
  };

  // The next row that is not empty. False at the end. A broken row ends with its line.
  bool next(Row& row);

 private:
  bool at_end() const { return at_ >= text_.size(); }
  bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void end_line();
  void read_cells(Row& row);
  bool read_quoted(std::string& cell);  // false where it never ends
  void read_plain(std::string& cell);

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

// The text itself if it is UTF-8, without its byte order mark; else what it says in Latin-1.
std::string csv_as_utf8(std::string_view text);

}  // namespace descent
