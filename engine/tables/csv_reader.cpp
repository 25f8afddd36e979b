#include "engine/tables/csv_reader.hpp"

#include <algorithm>
#include <cstdint>

#include "engine/core/words.hpp"
#include "engine/tables/csv_table.hpp"
#include "engine/tables/csv_text.hpp"

namespace descent {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

// Line breaks within quotes, mostly: a cell is shown on one line.
bool is_control(char c) { return static_cast<std::uint8_t>(c) < 0x20 || c == 0x7F; }

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_control);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// to_csv() writes an apostrophe before what a spreadsheet would take for a formula.
std::string_view without_guard(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of('\'');
  const bool guarded =
      first != std::string_view::npos && first > 0 && begins_formula(cell.substr(first));
  return guarded ? cell.substr(1) : cell;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator)
    : text_(text),
      separator_(separator),
      has_nuls_(text.find(shown_nul) != std::string_view::npos) {}

bool CsvReader::Row::is_empty() const {
  return std::all_of(cells.begin(), cells.end(),
                     [](std::string_view cell) { return cell.empty(); });
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
  row.own.clear();
  row.broken.clear();
  const std::size_t begin = at_;
  const std::size_t first = text_.find_first_not_of(" \t", at_);
  row.hash = first != std::string_view::npos && text_[first] == '#';
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
      row.broken = tr("has more than {0} cells", most_csv_columns);
      return;
    }
    while (!at_line_end() && is_space(text_[at_]) && text_[at_] != separator_) ++at_;
    std::string_view cell;
    if (!at_end() && text_[at_] == '"') {
      if (!read_quoted(row.own.emplace_back())) {
        row.broken = tr("has a quote that does not end");
        return;
      }
      cell = row.own.back();
    } else {
      cell = read_plain();
    }
    if (cell.size() > most_csv_cell_bytes) {
      row.broken = tr("has a cell of more than {0} bytes", most_csv_cell_bytes);
      return;
    }
    if (has_nuls_ && cell.find(shown_nul) != std::string_view::npos) {
      row.broken = tr("has a NUL character, as no text has: the file is damaged there");
      return;
    }
    if (has_control(cell)) {
      std::string& own = row.own.emplace_back(cell);
      std::replace_if(own.begin(), own.end(), is_control, ' ');
      cell = trimmed(own);
    }
    row.cells.push_back(without_guard(cell));
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

std::string_view CsvReader::read_plain() {
  const std::size_t begin = at_;
  while (!at_line_end() && text_[at_] != separator_) ++at_;
  return trimmed(text_.substr(begin, at_ - begin));
}

}  // namespace descent
