#include "engine/tables/csv_table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

std::vector<std::string> row_of(const CsvTable& table, std::size_t row) {
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < table.columns.size(); ++i) cells.emplace_back(table.cell(row, i));
  return cells;
}

std::vector<std::string> names_of(const CsvTable& table) {
  std::vector<std::string> names;
  for (const CsvColumn& column : table.columns) names.push_back(column.name);
  return names;
}

std::string error_of_table(const std::string& text, const CsvOptions& options = {}) {
  return test::error_of([&] { parse_csv(text, options); });
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("a table with a header: names, kinds, cells and lines") {
  const CsvTable table = parse_csv("length,width,kind\n1.5,2,a\n\n-3e2,,b\n");
  CHECK(*table.form.separator == ',');
  CHECK(*table.form.decimal == '.');
  CHECK(*table.form.header);
  CHECK(names_of(table) == Cells{"length", "width", "kind"});
  CHECK(table.columns[0].numbers);
  CHECK(table.columns[1].numbers);
  CHECK_FALSE(table.columns[2].numbers);
  REQUIRE(table.rows() == 2);
  CHECK(row_of(table, 0) == Cells{"1.5", "2", "a"});
  CHECK(row_of(table, 1) == Cells{"-3e2", "", "b"});
  CHECK(table.number(1, 0) == -300.0);
  CHECK_FALSE(table.number(1, 1).has_value());
  CHECK(table.lines == std::vector<std::uint32_t>{2, 4});
  CHECK(table.refused.count == 0);
}

TEST_CASE("a table without a header is numbered") {
  const CsvTable table = parse_csv("1,2\n3,4\n");
  CHECK_FALSE(*table.form.header);
  CHECK(names_of(table) == Cells{"column 1", "column 2"});
  CHECK(table.rows() == 2);
  // What is found out can be overruled.
  CsvOptions with_header;
  with_header.header = true;
  CHECK(names_of(parse_csv("1,2\n3,4\n", with_header)) == Cells{"1", "2"});
  CsvOptions without;
  without.header = false;
  CHECK(parse_csv("a,b\n3,4\n", without).rows() == 2);
}

TEST_CASE("separators and decimal commas are found out") {
  const CsvTable semicolons = parse_csv("x;y\n1,5;2\n-2,25;3,0\n");
  CHECK(*semicolons.form.separator == ';');
  CHECK(*semicolons.form.decimal == ',');
  CHECK(semicolons.number(1, 0) == -2.25);
  const CsvTable tabs = parse_csv("x\ty, z\n1.5\t2\n");
  CHECK(*tabs.form.separator == '\t');
  CHECK(*tabs.form.decimal == '.');
  CHECK(names_of(tabs) == Cells{"x", "y, z"});
  const CsvTable bare = parse_csv("1,5;2,5\n3,5;4,5\n");
  CHECK(*bare.form.separator == ';');
  CHECK(bare.number(1, 1) == 4.5);
  CHECK(parse_csv("1;2\n3;4\n").number(0, 1) == 2.0);
  const CsvTable excel = parse_csv("sep=;\n1;2\n");
  CHECK(*excel.form.separator == ';');
  CHECK(excel.lines == std::vector<std::uint32_t>{2});
  CsvOptions commas;
  commas.separator = ',';
  CHECK(parse_csv("1;5,2\n3;5,4\n", commas).cell(0, 0) == "1;5");
}

TEST_CASE("quotes, spaces and every kind of line end") {
  const CsvTable table =
      parse_csv("name , value\r\n\"a, \"\"b\"\"\", 1\r\n  c ,2\r\n\"two\nlines\",3");
  CHECK(names_of(table) == Cells{"name", "value"});
  REQUIRE(table.rows() == 3);
  CHECK(row_of(table, 0) == Cells{"a, \"b\"", "1"});
  CHECK(row_of(table, 1) == Cells{"c", "2"});
  CHECK(row_of(table, 2) == Cells{"two lines", "3"});
  CHECK(table.lines == std::vector<std::uint32_t>{2, 3, 4});
  CHECK(parse_csv("1,2\r3,4\r").rows() == 2);
  CHECK(parse_csv("\"1\",\"2\"\n").number(0, 1) == 2.0);
}

TEST_CASE("byte order marks and Latin-1 are taken for text") {
  CHECK(names_of(parse_csv("\xEF\xBB\xBFx,y\n1,2\n")) == Cells{"x", "y"});
  CHECK(names_of(parse_csv("Gr\xF6\xDF"
                           "e,y\n1,2\n")) == Cells{"Größe", "y"});
  CHECK(names_of(parse_csv("Größe,y\n1,2\n")) == Cells{"Größe", "y"});
}

TEST_CASE("rows that are no rows of the table are counted, with their lines") {
  const CsvTable table = parse_csv("x,y\n1,2\n1\n1,2,3\n3,4\n\"5,6\n7,8\n");
  CHECK(table.rows() == 3);
  CHECK(table.refused.count == 3);
  REQUIRE(table.refused.first.size() == 3);
  CHECK(table.refused.first[0].line == 3);
  CHECK(table.refused.first[0].reason == "has 1 cell, but the table has 2 columns");
  CHECK(table.refused.first[1].line == 4);
  CHECK(table.refused.first[1].reason == "has 3 cells, but the table has 2 columns");
  CHECK(table.refused.first[2].line == 6);
  CHECK(table.refused.first[2].reason == "has a quote that does not end");
  CHECK(table.number(2, 0) == 7.0);

  std::string many = "1,2\n3,4\n5,6\n";
  for (int i = 0; i < 95; ++i) many += "7,8\n";
  for (int i = 0; i < 1000; ++i) many += "9\n";
  const CsvTable mostly_broken = parse_csv(many);
  CHECK(mostly_broken.refused.count == 1000);
  CHECK(mostly_broken.refused.first.size() == 100);
}

TEST_CASE("a header that is broken is not replaced by the next row") {
  CsvOptions options;
  options.header = true;
  const CsvTable table = parse_csv("just a title\n1,2\n3,4\n", options);
  CHECK(table.rows() == 2);
  CHECK(table.refused.count == 1);
}

TEST_CASE("what is no table is told in a sentence") {
  CHECK(error_of_table("") == "The table is empty: rows of numbers are needed.");
  CHECK(error_of_table("\n\r\n") == "The table is empty: rows of numbers are needed.");
  CHECK(error_of_table("1\n2\n") ==
        "The table has only one column: separate the cells by commas, semicolons or tabs.");
  CHECK(error_of_table("a,b\n") ==
        "The table has only names of columns, in its line 1: rows of numbers are needed below.");
  CHECK(error_of_table(std::string("PK\0\1,2", 7)) ==
        "This is not text but some other file: a table of comma-separated values is needed.");
  CHECK(error_of_table(std::string(most_csv_bytes + 1, '1')) ==
        "The table is larger than 8 MB: take a part of it.");
  std::string rows;
  for (std::size_t i = 0; i <= most_csv_rows; ++i) rows += "1,2\n";
  CHECK(error_of_table(rows) == "The table has more than 100,000 rows: take a part of it.");
  CHECK(error_of_table(std::string(1000, ',')) ==
        "The table cannot be read: its line 1 has more than 256 cells.");
  CHECK(error_of_table(std::string(2000, 'x') + ",1") ==
        "The table cannot be read: its line 1 has a cell of more than 1000 bytes.");
}

}  // namespace descent
