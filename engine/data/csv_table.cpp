#include "engine/data/csv_table.hpp"

#include <algorithm>
#include <map>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/data/csv_reader.hpp"

namespace descent {
namespace {

constexpr std::size_t most_refusals_kept = 100;
constexpr std::size_t most_name_bytes = 64;
constexpr std::size_t sample_rows = 100;  // that the form is told from

using Cells = std::vector<std::string>;

// The first rows as this separator makes them.
std::vector<Cells> sample(std::string_view text, char separator) {
  CsvReader reader(text, separator);
  CsvReader::Row row;
  std::vector<Cells> rows;
  while (rows.size() < sample_rows && reader.next(row)) {
    if (row.broken.empty()) rows.push_back(row.cells);
  }
  return rows;
}

// The number of cells that most rows have.
std::size_t usual_width(const std::vector<Cells>& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const Cells& cells : rows) ++counts[cells.size()];
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](auto a, auto b) { return a.second < b.second; });
  return most == counts.end() ? 0 : most->first;
}

// Commas come last: they may be decimal ones.
char find_separator(std::string_view text) {
  char best = ',';
  double best_share = 0;
  for (const char separator : {'\t', ';', ','}) {
    const std::vector<Cells> rows = sample(text, separator);
    const std::size_t width = usual_width(rows);
    if (width < 2) continue;
    const auto usual = std::count_if(rows.begin(), rows.end(),
                                     [&](const Cells& cells) { return cells.size() == width; });
    const double share = static_cast<double>(usual) / static_cast<double>(rows.size());
    if (share > best_share) {
      best = separator;
      best_share = share;
    }
  }
  return best;
}

// Whichever makes more numbers.
char find_decimal(const std::vector<Cells>& rows, char separator) {
  if (separator == ',') return '.';
  std::size_t points = 0, commas = 0;
  for (const Cells& cells : rows) {
    for (const std::string& cell : cells) {
      if (csv_number(cell, '.')) ++points;
      if (csv_number(cell, ',')) ++commas;
    }
  }
  return commas > points ? ',' : '.';
}

// Names are no numbers; what they name mostly is.
bool find_header(const std::vector<Cells>& rows, char decimal) {
  const auto has_number = [&](const Cells& cells) {
    return std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) {
      return csv_number(cell, decimal).has_value();
    });
  };
  if (rows.size() < 2 || has_number(rows.front())) return false;
  return std::any_of(rows.begin() + 1, rows.end(), has_number);
}

// Excel's own way to say which separator follows: a first line "sep=;".
std::optional<char> take_excel_line(std::string& text) {
  if (!text.starts_with("sep=") || text.size() < 6) return std::nullopt;
  const char separator = text[4];
  const std::size_t end = text.find_first_of("\r\n");
  if (end != 5 || std::string_view(",;\t").find(separator) == std::string_view::npos) {
    return std::nullopt;
  }
  // Its line stays, empty, so that lines keep their numbers.
  text.erase(0, end);
  return separator;
}

std::string shown_name(const std::string& cell, std::size_t column) {
  if (cell.empty()) return "column " + std::to_string(column + 1);
  if (cell.size() <= most_name_bytes) return cell;
  std::size_t cut = most_name_bytes - 3;  // of "…"
  while ((cell[cut] & 0xC0) == 0x80) --cut;
  return cell.substr(0, cut) + "…";
}

void check_text(std::string_view text) {
  if (text.size() > most_csv_bytes) {
    throw Error("The table is larger than " + std::to_string(most_csv_bytes >> 20) +
                " MB: take a part of it.");
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    throw Error("The table is UTF-16 text: save it as UTF-8.");
  }
  if (text.find('\0') != std::string_view::npos) {
    throw Error(
        "This is not text but some other file: a table of comma-separated values is needed.");
  }
}

CsvOptions find_form(std::string_view text, const CsvOptions& options) {
  CsvOptions form = options;
  if (!form.separator) form.separator = find_separator(text);
  const std::vector<Cells> rows = sample(text, *form.separator);
  if (!form.decimal) form.decimal = find_decimal(rows, *form.separator);
  if (!form.header) form.header = find_header(rows, *form.decimal);
  return form;
}

std::size_t find_width(std::string_view text, char separator) {
  const std::vector<Cells> rows = sample(text, separator);
  if (rows.empty()) {
    CsvReader::Row row;
    if (!CsvReader(text, separator).next(row)) {
      throw Error("The table is empty: rows of numbers are needed.");
    }
    throw Error("The table cannot be read: its line " + std::to_string(row.line) + " " +
                row.broken + ".");
  }
  const std::size_t width = usual_width(rows);
  if (width < 2) {
    throw Error("The table has only one column: separate the cells by commas, semicolons or tabs.");
  }
  return width;
}

void check_width(CsvReader::Row& row, std::size_t width) {
  const std::size_t cells = row.cells.size();
  if (!row.broken.empty() || cells == width) return;
  row.broken = "has " + std::to_string(cells) + (cells == 1 ? " cell" : " cells") +
               ", but the table has " + std::to_string(width) + " columns";
}

void append_row(CsvTable& table, const CsvReader::Row& row) {
  if (table.rows() >= most_csv_rows) {
    throw Error("The table has more than 100,000 rows: take a part of it.");
  }
  table.lines.push_back(static_cast<std::uint32_t>(row.line));
  for (const std::string& cell : row.cells) {
    table.text += cell;
    table.ends.push_back(static_cast<std::uint32_t>(table.text.size()));
  }
}

void find_numbers(CsvTable& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::size_t filled = 0, numbers = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.cell(row, column).empty()) continue;
      ++filled;
      numbers += table.number(row, column).has_value();
    }
    table.columns[column].numbers = filled > 0 && 5 * numbers >= 4 * filled;
  }
}

}  // namespace

void CsvRefusals::add(std::size_t line, std::string reason) {
  ++count;
  if (first.size() < most_refusals_kept) first.push_back({line, std::move(reason)});
}

std::string_view CsvTable::cell(std::size_t row, std::size_t column) const {
  const std::size_t index = row * columns.size() + column;
  const std::size_t begin = index == 0 ? 0 : ends[index - 1];
  return std::string_view(text).substr(begin, ends[index] - begin);
}

std::optional<double> CsvTable::number(std::size_t row, std::size_t column) const {
  return csv_number(cell(row, column), *form.decimal);
}

std::optional<double> csv_number(std::string_view cell, char decimal) {
  if (decimal == '.') return decimal_number(cell);
  // A point that is not the decimal one is more likely between thousands.
  if (cell.find('.') != std::string_view::npos) return std::nullopt;
  std::string digits(cell);
  std::replace(digits.begin(), digits.end(), decimal, '.');
  return decimal_number(digits);
}

CsvTable parse_csv(std::string_view given, const CsvOptions& options) {
  check_text(given);
  std::string text = csv_as_utf8(given);
  CsvOptions asked = options;
  const std::optional<char> excel = take_excel_line(text);
  if (!asked.separator) asked.separator = excel;

  CsvTable table;
  table.form = find_form(text, asked);
  const std::size_t width = find_width(text, *table.form.separator);
  for (std::size_t i = 0; i < width; ++i) table.columns.push_back({shown_name("", i)});
  CsvReader reader(text, *table.form.separator);
  CsvReader::Row row;
  bool names = *table.form.header;
  for (; reader.next(row); names = false) {
    check_width(row, width);
    if (!row.broken.empty()) {
      table.refused.add(row.line, row.broken);
    } else if (names) {
      for (std::size_t i = 0; i < width; ++i) table.columns[i].name = shown_name(row.cells[i], i);
    } else {
      append_row(table, row);
    }
  }
  if (table.rows() == 0) throw Error("The table has no rows beside its header.");
  find_numbers(table);
  return table;
}

}  // namespace descent
