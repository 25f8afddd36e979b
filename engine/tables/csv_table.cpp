#include "engine/tables/csv_table.hpp"

#include <algorithm>
#include <array>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "engine/tables/csv_layout.hpp"
#include "engine/tables/csv_reader.hpp"
#include "engine/tables/csv_text.hpp"

namespace descent {
namespace {

constexpr std::size_t most_refusals_kept = 100;
constexpr std::size_t most_name_bytes = 64;

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

std::string shown_name(std::string_view cell, std::size_t column) {
  if (cell.empty()) return tr("column {0}", column + 1);
  if (cell.size() <= most_name_bytes) return std::string(cell);
  std::size_t cut = most_name_bytes - 3;  // of "…"
  while ((cell[cut] & 0xC0) == 0x80) --cut;
  return std::string(cell.substr(0, cut)) + "…";
}

// Why there are no two columns.
[[noreturn]] void refuse_width(std::string_view text, char separator) {
  CsvReader::Row row;
  if (!CsvReader(text, separator).next(row)) {
    throw Error(tr("The table is empty: rows of numbers are needed."));
  }
  if (!row.broken.empty()) {
    throw Error(tr("The table cannot be read: its line {0} {1}.", row.line, row.broken));
  }
  throw Error(
      tr("The table has only one column: separate the cells by commas, semicolons or tabs."));
}

void check_width(CsvReader::Row& row, std::size_t width) {
  const std::size_t cells = row.cells.size();
  if (!row.broken.empty() || cells == width) return;
  row.broken = tr_n("has {0} cell, but the table has {1} columns",
                    "has {0} cells, but the table has {1} columns", cells, width);
}

void append_row(CsvTable& table, const CsvReader::Row& row) {
  if (table.rows() >= most_csv_rows) {
    throw Error(tr("The table has more than 100,000 rows: take a part of it."));
  }
  table.lines.push_back(static_cast<std::uint32_t>(row.line));
  for (const std::string_view cell : row.cells) {
    table.text += cell;
    table.ends.push_back(static_cast<std::uint32_t>(table.text.size()));
  }
}

void take_names(CsvTable& table, const CsvReader::Row& row, bool unnamed_first) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    std::string_view name = row.cells[i];
    if (i == 0 && row.hash) {
      name.remove_prefix(std::min(name.find_first_not_of("# \t"), name.size()));
    }
    const std::size_t column = i + (unnamed_first ? 1 : 0);
    table.columns[column].name = shown_name(name, column);
  }
}

// What is common to all rows of a text.
class Rows {
 public:
  Rows(CsvTable& table, const CsvLayout& layout) : table_(table), layout_(layout) {}

  void add(CsvReader::Row& row) {
    while (row.cells.size() > layout_.width && row.cells.back().empty()) row.cells.pop_back();
    const bool header = row.line == layout_.header_line;
    if (!header && row.hash && layout_.comments) {
      ++table_.comments;
      return;
    }
    if (row.broken.empty() && row.is_empty()) return;  // of separators only
    const bool names = header && layout_.unnamed_first;
    if (!names) check_width(row, layout_.width);
    if (!row.broken.empty()) {
      table_.refused.add(row.line, row.broken);
    } else if (header) {
      take_names(table_, row, layout_.unnamed_first);
    } else {
      append_row(table_, row);
    }
  }

 private:
  CsvTable& table_;
  const CsvLayout& layout_;
};

// Which decimal a column with these votes has, and whether that is a guess. `table` has those of
// all columns.
struct Decimal {
  char sign = '.';
  bool guessed = false;
};

Decimal decimal_of(const CsvNumberVotes& column, std::size_t table_points, std::size_t table_commas,
                   char separator) {
  std::size_t points = column.points(), commas = column.commas();
  if (points == 0 && commas == 0) {
    points = table_points;
    commas = table_commas;
  }
  Decimal decimal;
  decimal.guessed = !column.doubtful().empty() && (points > 0) == (commas > 0);
  decimal.sign = commas > points ? ',' : '.';
  // Semicolons between cells leave commas to the decimals; a lone point is mostly one of them.
  const bool lone_comma = column.doubtful().find(',') != std::string::npos;
  if (points == 0 && commas == 0) decimal.sign = separator == ';' && lone_comma ? ',' : '.';
  return decimal;
}

std::vector<CsvNumberVotes> votes_of(const CsvTable& table) {
  std::vector<CsvNumberVotes> votes(table.columns.size());
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view cell = table.cell(row, column);
      if (!is_missing_number(cell)) votes[column].add(cell);
    }
  }
  return votes;
}

void find_numbers(CsvTable& table, std::optional<char> asked) {
  const std::vector<CsvNumberVotes> votes = votes_of(table);
  std::size_t points = 0, commas = 0, with_commas = 0;
  for (const CsvNumberVotes& each : votes) {
    points += each.points();
    commas += each.commas();
  }
  for (std::size_t i = 0; i < votes.size(); ++i) {
    CsvColumn& column = table.columns[i];
    const Decimal found = decimal_of(votes[i], points, commas, *table.form.separator);
    column.form = {asked.value_or(found.sign), votes[i].unit()};
    column.numeric_cells = votes[i].of(column.form);
    column.numbers = column.numeric_cells > 0 && 5 * column.numeric_cells >= 4 * votes[i].cells();
    if (column.numbers && !asked && found.guessed) column.doubtful = votes[i].doubtful();
    with_commas += column.numbers && !votes[i].doubtful().empty() && column.form.decimal == ',';
  }
  const bool comma = points == commas ? with_commas > 0 : commas > points;
  table.form.decimal = asked.value_or(comma ? ',' : '.');
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
  return csv_number(cell(row, column), columns[column].form);
}

bool begins_formula(std::string_view cell) {
  constexpr std::array<std::string_view, 8> signs = {
      "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  const bool begins = std::any_of(signs.begin(), signs.end(),
                                  [&](std::string_view sign) { return cell.starts_with(sign); });
  return begins && !decimal_number(cell);
}

CsvTable parse_csv(std::string_view given, const CsvOptions& options) {
  if (given.size() > most_csv_bytes) {
    throw Error(tr("The table is larger than {0} MB: take a part of it.", most_csv_bytes >> 20));
  }
  std::string text = csv_text(given);
  CsvOptions asked = options;
  const std::optional<char> excel = take_excel_line(text);
  if (!asked.separator) asked.separator = excel;

  const CsvLayout layout = find_layout(text, asked);
  if (layout.width < 2) refuse_width(text, layout.separator);
  CsvTable table;
  table.form.separator = layout.separator;
  table.form.header = layout.header_line > 0;
  for (std::size_t i = 0; i < layout.width; ++i) {
    table.columns.emplace_back().name = shown_name("", i);
  }
  CsvReader reader(text, layout.separator);
  CsvReader::Row row;
  Rows rows(table, layout);
  while (reader.next(row)) rows.add(row);
  if (table.rows() == 0 && layout.header_line > 0) {
    throw Error(tr(
        "The table has only names of columns, in its line {0}: rows of numbers are needed below.",
        layout.header_line));
  }
  if (table.rows() == 0) throw Error(tr("The table has no rows."));
  find_numbers(table, options.decimal);
  return table;
}

}  // namespace descent
