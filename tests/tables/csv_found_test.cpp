// Tables as people have them, and what was once made of them.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/tables/csv_suggestion.hpp"
#include "engine/tables/csv_writer.hpp"
#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

struct Read {
  CsvTable table;
  CsvChoice choice;
  CsvPoints points;
};

Read read(const std::string& text, const CsvOptions& options = {}) {
  Read all;
  all.table = parse_csv(text, options);
  all.choice = suggested_choice(all.table);
  all.points = points_of(all.table, all.choice);
  return all;
}

std::string error_of_reading(const std::string& text) {
  return test::error_of([&] { read(text); });
}

// "0,<cell>,a" and "1,<cell>,b" in turns, of each line another cell.
std::string table_of(const std::vector<std::string>& cells, const std::string& between = "\t") {
  std::string text = "x" + between + "y" + between + "kind\n";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text += std::to_string(i) + between + cells[i] + between + (i % 2 ? "b\n" : "a\n");
  }
  return text;
}

std::vector<double> column_y(const Read& all) {
  std::vector<double> numbers;
  for (const auto& row : all.points.data.x) numbers.push_back(row[1]);
  return numbers;
}

using Numbers = std::vector<double>;
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("thousands are not taken for decimals, and a doubt is told") {
  const Read incomes = read(
      "Year\tMale income\tFemale income\tkind\n1990\t40,100\t30,200\ta\n1991\t41,107\t31,205\tb\n"
      "1992\t42,114\t32,210\ta\n");
  CHECK(incomes.table.number(0, 1) == 40100.0);
  CHECK(incomes.table.number(1, 2) == 31205.0);
  CHECK(
      number_doubts(incomes.table, incomes.choice) ==
      Names{"In \"Male income\", 40,100 is read as 40100. If it is 40.1, choose a decimal comma."});
  const Read mixed = read("x\ty\tkind\n900\t0\ta\n901\t1\tb\n1,112\t2\ta\n");
  CHECK(mixed.table.number(0, 0) == 900.0);
  CHECK(mixed.table.number(2, 0) == 1112.0);
  CHECK(number_doubts(mixed.table, mixed.choice).size() == 1);

  CsvOptions commas;
  commas.decimal = ',';
  const Read asked = read("x\ty\tkind\n900\t0\ta\n901\t1\tb\n1,112\t2\ta\n", commas);
  CHECK(asked.table.number(2, 0) == 1.112);
  CHECK(number_doubts(asked.table, asked.choice).empty());
}

TEST_CASE("thousands and decimals are told by the whole column, then by the whole table") {
  const auto y = [](const std::vector<std::string>& cells, const std::string& between = "\t") {
    const Read all = read(table_of(cells, between));
    CHECK(all.points.refused.count == 0);
    CHECK(number_doubts(all.table, all.choice).empty());
    return column_y(all);
  };
  CHECK(y({"1,100", "2,200.5"}) == Numbers{1100, 2200.5});
  CHECK(y({"1.100", "2.200,5"}) == Numbers{1100, 2200.5});
  CHECK(y({"1.100", "0.5"}) == Numbers{1.1, 0.5});
  CHECK(y({"1,100", "0,5"}) == Numbers{1.1, 0.5});
  CHECK(y({"1'100", "2'200.5"}) == Numbers{1100, 2200.5});
  CHECK(y({"1 100,25", "900"}) == Numbers{1100.25, 900});
  CHECK(y({"1\u00A0"
           "100",
           "2\u202F"
           "200"}) == Numbers{1100, 2200});
  CHECK(y({"\"1,100.5\"", "\"2,200\""}, ",") == Numbers{1100.5, 2200});
  CHECK(y({"\"1,5\"", "\"2,25\""}, ",") == Numbers{1.5, 2.25});
  CHECK(y({"1.100", "1.200.300"}, ";") == Numbers{1100, 1200300});
  // Another column says how decimals are written.
  const Read german = read("x;y;z\n1,5;1.100;a\n2,5;1.200;b\n");
  CHECK(german.table.number(0, 1) == 1100.0);
  CHECK(number_doubts(german.table, german.choice).empty());
}

TEST_CASE("a column of both forms goes by most of its cells, and says so of the others") {
  const Read all = read(table_of({"1.5", "2.5", "3.5", "4,25", "5.5", "6.5"}));
  CHECK(column_y(all) == Numbers{1.5, 2.5, 3.5, 5.5, 6.5});
  REQUIRE(all.points.refused.count == 1);
  CHECK(all.points.refused.first[0].reason ==
        "has \"4,25\" in the column \"y\", where the other numbers have a decimal point");
}

TEST_CASE("numbers with a true minus, with units and beside missing ones") {
  CHECK(column_y(read(table_of({"\u22121.5", "\u22122.5"}, ","))) == Numbers{-1.5, -2.5});
  const Read percent = read(table_of({"5 %", "6 %", "7 %", "8 %", "9"}, ","));
  CHECK(column_y(percent) == Numbers{5, 6, 7, 8});
  CHECK(percent.points.data.x_axes[1].name == "y (%)");
  REQUIRE(percent.points.refused.count == 1);
  CHECK(percent.points.refused.first[0].line == 6);
  CHECK(percent.points.refused.first[0].reason ==
        "has \"9\" in the column \"y\", where the other numbers have %");
  CHECK(column_y(read(table_of({"$5", "$1,000.5"}))) == Numbers{5, 1000.5});
  CHECK(column_y(read(table_of({"5 \u20AC", "6 \u20AC"}, ","))) == Numbers{5, 6});
  const Read third = read(table_of({"NA", "1", "2", "N/A", "4", "?", "6", "null", "-"}, ","));
  CHECK(column_y(third) == Numbers{1, 2, 4, 6});
  REQUIRE(third.points.refused.count == 5);
  CHECK(third.points.refused.first[0].reason ==
        "has \"NA\" in the column \"y\", which stands for a missing value");
}

TEST_CASE("a missing label is no class") {
  const Read all = read("x,y,kind\n0,0,NA\n1,1,b\n2,2,a\n3,3,?\n4,4,a\n5,5,null\n");
  CHECK(all.points.data.class_names == Names{"a", "b"});
  CHECK(all.points.refused.count == 3);
  CHECK(read("x,y,sign\n0,0,+\n1,1,-\n2,2,+\n").points.data.class_names == Names{"+", "-"});
}

TEST_CASE("why a table cannot be used is told with its line") {
  CHECK(error_of_reading("x,y,kind\n0,0,a\n1,1,a\n2,2,a\n") ==
        "The column \"kind\" has only one class, \"a\": there is nothing to tell apart. Choose "
        "another column to learn.");
  CHECK(error_of_reading("x,y,kind\n") ==
        "The table has only names of columns, in its line 1: rows of numbers are needed below.");
  CHECK(error_of_reading("x,y,kind\n1,2,a\n") ==
        "Only one row can be used, that in line 2: at least two are needed.");
  CHECK(
      error_of_reading("day,y,kind\n2020-01-31,1,a\n2020-02-01,2,b\n") ==
      "The table has too few columns of numbers: 2 are needed, and another column to learn. It has "
      "1. Line 2 has \"2020-01-31\" in the column \"day\", which is a date, no number. Line 2 has "
      "\"a\" in the column \"kind\", which is no number.");
  CHECK(error_of_reading("x,y,name\n1,2,a\n3,4,b\n5,6,c\n7,8,d\n9,0,e\n1,1,f\n2,2,g\n") ==
        "The column \"name\" has more than 6 different classes: choose another one, or learn it as "
        "a value.");
}

TEST_CASE("separators at the ends of lines make no column") {
  const auto reads = [](const std::string& text) {
    const Read all = read(text);
    CHECK(all.table.refused.count == 0);
    CHECK(all.table.columns.size() == 3);
    CHECK(all.table.columns[2].name == "kind");
    CHECK(all.points.data.x.size() == 4);
  };
  reads("x;y;kind\n0;0;a;\n1;1;b;\n2;2;a;\n3;3;b;\n");
  reads("x;y;kind;\n0;0;a\n1;1;b;\n2;2;a;\n3;3;b\n");
  reads("x,y,kind,,,\n0,0,a,,,\n1,1,b,,,\n2,2,a,,,\n3,3,b\n,,,,,\n");
  reads("x\ty\tkind\t\n0\t0\ta\t\n1\t1\tb\t\n2\t2\ta\n3\t3\tb\t\n");
  // What stands there is not lost.
  CHECK(parse_csv("x;y\n0;0;\n1;1;note\n2;2;\n").refused.count == 1);
}

TEST_CASE("comments and titles are not taken for the names") {
  const Read all = read("# made by hand\nx, y, kind\n0, 0, a\n# 5, 5, b\n1, 1, b\n");
  CHECK(all.table.columns[0].name == "x");
  CHECK(all.table.rows() == 2);
  CHECK(all.table.comments == 2);
  CHECK(all.table.refused.count == 0);
  CHECK(read("# \"quoted, badly\nx,y,kind\n0,0,a\n1,1,b\n").table.rows() == 2);
  const Read title = read("Flowers of 2020\nx,y,kind\n0,0,a\n1,1,b\n2,2,b\n");
  CHECK(title.table.columns[2].name == "kind");
  CHECK(title.table.refused.count == 1);
  // As NumPy writes names.
  CHECK(read("# x,y,kind\n0,0,a\n1,1,b\n").table.columns[0].name == "x");
  // Signs of numbers, as of colours, are no comments.
  CHECK(parse_csv("colour,x\n#f00,1\n#0f0,2\n#00f,3\n").rows() == 3);
  // As R writes names.
  const CsvTable of_r = parse_csv("x,y\nrow 1,0,5\nrow 2,1,6\n");
  CHECK(of_r.columns[1].name == "x");
  CHECK(of_r.columns[0].name == "column 1");
}

TEST_CASE("long ids are as many classes as there are") {
  const Read all = read(
      "x,y,id\n0,0,6068511140000001\n1,1,6068511140000002\n2,2,6068511140000001\n"
      "3,3,6068511140000002\n4,4,6068511140000001\n5,0,6068511140000002\n6,1,6068511140000001\n"
      "7,2,6068511140000002\n8,3,6068511140000001\n9,4,6068511140000002\n10,0,6068511140000001\n"
      "11,1,6068511140000002\n");
  CHECK(all.choice.classify);
  CHECK(all.points.data.class_names == Names{"6068511140000001", "6068511140000002"});
}

TEST_CASE("a NUL costs its row only, and says so") {
  const Read all = read(std::string("x,y,kind\n0,0,a\n1,1,b\0\n2,2,a\n3,3,b\n", 34));
  CHECK(all.points.data.x.size() == 3);
  REQUIRE(all.table.refused.count == 1);
  CHECK(all.table.refused.first[0].line == 3);
  CHECK(all.table.refused.first[0].reason ==
        "has a NUL character, as no text has: the file is damaged there");
}

TEST_CASE("UTF-16, as Excel writes \"Unicode text\", is a table") {
  std::string text = "\xFF\xFE";
  for (const char c : std::string("x\ty\tkind\r\n0\t0\ta\r\n1\t1\tb\r\n")) text += {c, '\0'};
  CHECK(read(text).points.data.class_names == Names{"a", "b"});
}

TEST_CASE("the last column is learnt: as a value where it has many numbers") {
  std::string text = "rooms,size,price\n";
  for (int i = 0; i < 24; ++i) {
    text += std::to_string(1 + i % 4) + "," + std::to_string(30 + i) + "," +
            std::to_string(100000 + 1234 * i) + "\n";
  }
  const Read houses = read(text);
  CHECK(houses.choice == CsvChoice{{0, 1}, 2, false});
  CHECK(
      target_doubts(houses.table, houses.choice) ==
      Names{"\"price\" is taken as the value to learn. Is it \"rooms\", which has 4 classes? Then "
            "choose it under \"To learn\"."});
  const Read first = read("kind,x,y\na,1.5,2\nb,3,4\n");
  CHECK(first.choice == CsvChoice{{1, 2}, 0, true});
  CHECK(
      target_doubts(first.table, first.choice) ==
      Names{"\"kind\" is taken as the class to tell. Is it \"y\", the last column? Then choose it "
            "under \"To learn\"."});
  const Read last = read("x,y,kind\n1,2,a\n3,4,b\n");
  CHECK(target_doubts(last.table, last.choice).empty());
}

TEST_CASE("names that a spreadsheet would run are written so that it does not") {
  DataSettings data;
  data.name = "points";
  data.x = {{-1, 2}, {0.1, 3}, {1, 1}, {2, 2}, {3, 3}};
  data.y = {{0}, {1}, {2}, {3}, {4}};
  data.x_axes = {{"@x"}, {"#y"}};
  data.class_names = {"=1+1", "-5", "+1 1", "'=x", " a"};
  const std::string csv = to_csv(data);
  CHECK(csv == "'@x,\"#y\",y\r\n-1,2,'=1+1\r\n0.1,3,-5\r\n1,1,'+1 1\r\n2,2,''=x\r\n3,3,\" a\"\r\n");
  CsvOptions options;
  options.header = true;
  const CsvTable again = parse_csv(csv, options);
  CHECK(again.columns[0].name == "@x");
  for (std::size_t row = 0; row < 5; ++row) CHECK(again.cell(row, 2) == data.class_names[row]);
}

}  // namespace descent
