#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace descent {

// Takes a text of comma-separated values apart, a row at a time. The text outlives it.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator);

  struct Row {
    std::size_t line = 0;                 // where it begins; the first is 1
    std::vector<std::string_view> cells;  // good until the next row is read
    std::string broken;                   // why the row is of no use; empty where it is good
    bool hash = false;                    // begins with #, as comments do

    std::deque<std::string> own;  // cells that do not stand so in the text

    bool is_empty() const;  // all cells are
  };

  // The next row that is not empty. False at the end. A broken row ends with its line.
  bool next(Row& row);

 private:
  bool at_end() const { return at_ >= text_.size(); }
  bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void end_line();
  void read_cells(Row& row);
  bool read_quoted(std::string& cell);  // false where it never ends
  std::string_view read_plain();

  std::string_view text_;
  char separator_;
  bool has_nuls_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace descent
