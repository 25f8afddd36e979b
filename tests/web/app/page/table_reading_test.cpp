#include "web/app/page/table_reading.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string flowers =
    "length;width;kind\n"
    "1,4;0,2;setosa\n"
    "4,5;1,5;versicolor\n"
    "broken\n"
    "5,9;2,1;virginica\n"
    "6,0;;virginica\n"
    "1,3;0,3;setosa\n";

}  // namespace

TEST_CASE("table: what was recognised is told in words") {
  const TableReading reading = read_table(flowers);
  REQUIRE(reading.is_usable());
  CHECK(form_words(reading.table) ==
        "6 rows of 3 columns, separated by semicolons, with decimal commas; the first row has the "
        "names.");
  CHECK(reading.choice.features == std::vector<std::size_t>{0, 1});
  CHECK(reading.points.class_names ==
        std::vector<std::string>{"setosa", "versicolor", "virginica"});
  CHECK(reading.points.x.size() == 4);
  CHECK(reading.points.x[0] == std::vector<double>{1.4, 0.2});
}

TEST_CASE("table: rows that are left out are counted and told in their order, with their lines") {
  const TableReading reading = read_table(flowers);
  CHECK(reading.refused.count == 2);
  const auto words = refusal_words(reading.refused, 3);
  REQUIRE(words.size() == 2);
  CHECK_THAT(words[0], ContainsSubstring("line 4 has 1 cell"));
  CHECK_THAT(words[1], ContainsSubstring("line 6 has nothing in the column \"width\""));
}

TEST_CASE("table: other columns, and what cannot be used") {
  TableReading reading = read_table("a,b,c,d\n1,2,3,x\n4,5,6,y\n7,8,9,x\n");
  REQUIRE(reading.is_usable());
  CsvChoice choice = reading.choice;
  choice.features = {2, 1};
  choose_columns(reading, choice);
  CHECK(reading.points.x[0] == std::vector<double>{3, 2});
  choice.features = {2, 2};
  choose_columns(reading, choice);
  CHECK_FALSE(reading.is_usable());
  CHECK_THAT(reading.points_problem, ContainsSubstring("chosen twice"));
  choice.features = {0, 1};
  choice.target = 2;
  choice.classify = false;
  choose_columns(reading, choice);
  CHECK(reading.is_usable());
  CHECK(reading.points.class_names.empty());
}

TEST_CASE("table: a third column of numbers makes up for a missing feature") {
  const TableReading reading = read_table("1,2,3\n4,5,6\n7,8,10\n");
  REQUIRE(reading.is_usable());
  CHECK(reading.choice.features.size() == 2);
  CHECK_FALSE(reading.choice.classify);
}

TEST_CASE("table: what is no table says why, and nothing is thrown") {
  CHECK_FALSE(read_table("").is_table());
  CHECK(read_table(" \n ").problem.empty());
  CHECK_FALSE(read_table("just some words").problem.empty());
  CHECK_THAT(read_table("1,a\n2,b\n3,a\n").problem,
             ContainsSubstring("It has 2 columns in all. Line 1 has \"a\""));
  CHECK_FALSE(read_table(std::string(9 << 20, 'x')).problem.empty());
}

TEST_CASE("table: of very many rows evenly spread ones are taken") {
  std::string text = "x,y,c\n";
  for (int i = 0; i < 25'000; ++i) {
    text += std::to_string(i) + ",1," + (i < 12'500 ? "low" : "high") + "\n";
  }
  const TableReading reading = read_table(text);
  REQUIRE(reading.points.x.size() == most_table_points);
  CHECK(reading.points.x.front()[0] == 0);
  CHECK(reading.points.x.back()[0] > 24'990);
  CHECK(reading.points.x[5000][0] == 12'500);
  CHECK(reading.points.y[4999][0] != reading.points.y[5000][0]);
}

TEST_CASE("table: painted points that were saved keep their colours") {
  const TableReading reading = read_table("x1,x2,y\n1,2,green\n3,4,blue\n5,6,green\n");
  CHECK(reading.points.class_names == std::vector<std::string>{"orange", "blue", "green"});
  CHECK(reading.points.y == std::vector<std::vector<double>>{{2}, {1}, {2}});
}

TEST_CASE("table: columns of one name are told apart") {
  const TableReading reading = read_table("a,a,a\n1,2,x\n3,4,y\n");
  CHECK(column_titles(reading.table) == std::vector<std::string>{"a", "a (2)", "a (3)"});
}

TEST_CASE("table: a dropped file opens the dialog, and its points are learnt") {
  App app = tests::app_of_presets();
  const Experiment before = app.experiment();
  app.apply(OpenFile{"flowers.CSV", flowers});
  CHECK(app.view().table.open);
  CHECK(app.view().table.text == flowers);
  CHECK(app.experiment() == before);
  const TableReading reading = read_table(app.view().table.text);
  app.apply(SetData{reading.points});
  app.apply(ShowTable{false});
  CHECK(app.message().empty());
  CHECK_FALSE(app.view().table.open);
  CHECK(std::get<Dense>(app.experiment().model.back()).units == 3);
  CHECK(app.driver()->dataset().class_names[1] == "versicolor");
}
