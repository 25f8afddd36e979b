#include "engine/data/csv_reader.hpp"

#include <algorithm>
#include <cstdint>

#include "engine/core/text.hpp"
#include "engine/data/csv_table.hpp"

namespace descent {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

// Line breaks within quotes, mostly: a cell is shown on one line.
bool is_control(char c) { return static_cast<std::uint8_t>(c) < 0x20 || c == 0x7F; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string csv_as_utf8(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  if (is_utf8(text)) return std::string(text);
  std::string utf8;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      utf8 += static_cast<char>(0xC0 | byte >> 6);
      utf8 += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return utf8;
}

void CsvReader::end_line() {
  if (at_end()) return;
  const bool pair = text_.substr(at_).starts_with("\r\n");
  at_ += pair ? 2 : 1;
  ++line_;
}

bool CsvReader::next(Row& row) {
  while (!at_end() && at_line_end()) end_line();
  if (at_end()) return false;
  row.line = line_;
  row.cells.clear();
  row.broken.clear();
  const std::size_t begin = at_;
  read_cells(row);
  if (!row.broken.empty()) {
    // A quote that was not meant as one must not swallow the lines that follow.
    at_ = begin;
    line_ = row.line;
    while (!at_line_end()) ++at_;
  }
  end_line();
  return true;
}

void CsvReader::read_cells(Row& row) {
  for (;;) {
    if (row.cells.size() == most_csv_columns) {
      row.broken = "has more than " + std::to_string(most_csv_columns) + " cells";
      return;
    }
    row.cells.emplace_back();
    std::string& cell = row.cells.back();
    while (!at_line_end() && is_space(text_[at_]) && text_[at_] != separator_) ++at_;
    const bool quoted = !at_end() && text_[at_] == '"';
    if (quoted && !read_quoted(cell)) {
      row.broken = "has a quote that does not end";
      return;
    }
    if (!quoted) read_plain(cell);
    std::replace_if(cell.begin(), cell.end(), is_control, ' ');
    if (cell.size() > most_csv_cell_bytes) {
      row.broken = "has a cell of more than " + std::to_string(most_csv_cell_bytes) + " bytes";
      return;
    }
    if (at_line_end()) return;
    ++at_;  // the separator
  }
}

bool CsvReader::read_quoted(std::string& cell) {
  ++at_;
  while (!at_end() && cell.size() <= most_csv_cell_bytes) {
    const char c = text_[at_++];
    if (c == '\n') ++line_;
    if (c != '"') {
      cell += c;
    } else if (!at_end() && text_[at_] == '"') {
      cell += '"';
      ++at_;
    } else {
      while (!at_line_end() && text_[at_] != separator_) ++at_;
      return true;
    }
  }
  return false;
}

void CsvReader::read_plain(std::string& cell) {
  const std::size_t begin = at_;
  while (!at_line_end() && text_[at_] != separator_) ++at_;
  cell = trimmed(text_.substr(begin, at_ - begin));
}

}  // namespace descent
