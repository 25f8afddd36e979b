#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tables/csv_suggestion.hpp"

namespace descent {

// A table of text on its way to points of two numbers: what was recognised, what is chosen, and
// what becomes of it.
struct TableReading {
  CsvTable table;
  std::string problem;  // why no points can be made of the text; empty where they can
  bool is_text = true;  // so that another separator, decimal or header may help

  CsvChoice choice;                 // its features are two, unless there is a problem
  std::vector<std::string> doubts;  // what was guessed: sentences for the person to look at
  DataSettings points;
  CsvRefusals refused;         // rows that cannot be used, for whatever reason
  std::string points_problem;  // why these columns cannot be used; empty where they can

  bool is_table() const { return table.rows() > 0; }
  bool is_usable() const { return is_table() && problem.empty() && points_problem.empty(); }
};

// More are not needed to see anything; of more, evenly chosen ones are taken.
inline constexpr std::size_t most_table_points = 10'000;

// Never throws an Error: it becomes a problem. An empty text has none.
TableReading read_table(std::string_view text, const CsvOptions& options = {});
// Makes points of other columns.
void choose_columns(TableReading& reading, const CsvChoice& choice);

// "150 rows of 5 columns, separated by commas, with decimal points; the first row has the names."
std::string form_words(const CsvTable& table);
// "line 4 has 3 cells, but the table has 5 columns"
std::vector<std::string> refusal_words(const CsvRefusals& refused, std::size_t most);
// The columns' names, each different from the others.
std::vector<std::string> column_titles(const CsvTable& table);

}  // namespace descent
