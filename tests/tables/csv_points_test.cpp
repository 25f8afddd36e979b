#include "engine/tables/csv_suggestion.hpp"
#include "engine/tables/csv_writer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <string>

#include "engine/data/make_dataset.hpp"
#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;
using test::Rows;

const std::string flowers =
    "id;petal length;petal width;kind\n"
    "1;1,4;0,2;setosa\n"
    "2;4,5;1,5;versicolor\n"
    "3;5,9;2,1;virginica\n"
    "4;x;2,1;virginica\n"
    "5;1,3;0,2;setosa\n"
    "6;1,3;;setosa\n"
    "7;1,2;0,3;\n";

CsvPoints flower_points(bool standardise = true) {
  return points_of(parse_csv(flowers), {{1, 2}, 3, true, standardise});
}

std::string error_of_choice(const std::string& text, const CsvChoice& choice) {
  return test::error_of([&] { points_of(parse_csv(text), choice); });
}

// A column of `classes` different letters beside two of numbers.
std::string table_of_classes(std::size_t classes) {
  std::string text = "x,y,class\n";
  for (std::size_t i = 0; i < 14; ++i) {
    text += std::to_string(i) + ".5,2," + static_cast<char>('a' + i % classes) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("two columns become features and a column of text becomes classes") {
  const CsvPoints points = flower_points();
  CHECK(points.data.name == "points");
  CHECK(points.data.x == Rows{{1.4, 0.2}, {4.5, 1.5}, {5.9, 2.1}, {1.3, 0.2}});
  CHECK(points.data.y == Rows{{0}, {1}, {2}, {0}});
  CHECK(points.data.class_names == std::vector<std::string>{"setosa", "versicolor", "virginica"});
  REQUIRE(points.data.x_axes.size() == 2);
  CHECK(points.data.x_axes[0].name == "petal length");
  CHECK(points.data.x_axes[0].mean == 3.275);
  CHECK_THAT(points.data.x_axes[0].deviation, WithinAbs(1.987933, 1e-5));

  CHECK(points.refused.count == 3);
  REQUIRE(points.refused.first.size() == 3);
  CHECK(points.refused.first[0].line == 5);
  CHECK(points.refused.first[0].reason ==
        "has \"x\" in the column \"petal length\", which is no number");
  CHECK(points.refused.first[1].line == 7);
  CHECK(points.refused.first[1].reason == "has nothing in the column \"petal width\"");
  CHECK(points.refused.first[2].reason == "has nothing in the column \"kind\"");
}

TEST_CASE("standardised points have mean 0 and deviation 1 as the network is given them") {
  const DataSettings data = flower_points().data;
  const auto set = make_dataset(data, {Feature::x, Feature::y}, true, 1, nullptr);
  CHECK(set->classes == 3);
  CHECK(set->class_names == data.class_names);
  double sum = 0, squares = 0;
  for (const float x : set->train.plane_x) {
    sum += x;
    squares += x * x;
  }
  CHECK_THAT(sum / 4, WithinAbs(0, 1e-5));
  CHECK_THAT(squares / 4, WithinAbs(1, 1e-5));

  const DataSettings plain = flower_points(false).data;
  CHECK(plain.x_axes == std::vector<Axis>{{"petal length"}, {"petal width"}});
  const auto unscaled = make_dataset(plain, {Feature::x, Feature::y}, true, 1, nullptr);
  CHECK(unscaled->train.plane_x[1] == 4.5f);
}

TEST_CASE("a column of numbers is learnt as values, scaled by its axis") {
  const std::string text = "x,y,price\n1,2,1000\n3,4,3000\n5,6,x\n";
  const CsvPoints points = points_of(parse_csv(text), {{0, 1}, 2, false});
  CHECK(points.data.y == Rows{{1000}, {3000}});
  CHECK(points.data.y_axes == std::vector<Axis>{{"price", 2000, 1000}});
  CHECK(points.data.class_names.empty());
  CHECK(points.refused.count == 1);
  const auto set = make_dataset(points.data, {Feature::x}, false, 1, nullptr);
  CHECK(test::sample(set->train.targets, 0) == std::vector<float>{-1});
  CHECK(test::sample(set->train.targets, 1) == std::vector<float>{1});
}

TEST_CASE("numbers as classes are in their order and one however they are written") {
  const CsvPoints points = points_of(parse_csv("1,2,10\n3,4,9.0\n5,6,9\n7,8,-1\n"), {{0, 1}, 2});
  CHECK(points.data.class_names == std::vector<std::string>{"-1", "9", "10"});
  CHECK(points.data.y == Rows{{2}, {1}, {1}, {0}});
}

TEST_CASE("up to six classes are taken") {
  const CsvChoice choice{{0, 1}, 2};
  CHECK(points_of(parse_csv(table_of_classes(6)), choice).data.class_names.size() == 6);
  CHECK(
      error_of_choice(table_of_classes(7), choice) ==
      "The column \"class\" has more than 6 different classes: choose another one, or learn it as "
      "a value.");
  CHECK(error_of_choice(table_of_classes(1), choice) ==
        "The column \"class\" has only one class, \"a\": there is nothing to tell apart. Choose "
        "another column to learn.");
}

TEST_CASE("choices that cannot be are told") {
  CHECK(error_of_choice("1,2\n3,4\n", {{}, 1}) == "Choose at least one column as a feature.");
  CHECK(error_of_choice("1,2\n3,4\n", {{0, 0}, 1}) ==
        "The column \"column 1\" is chosen twice: choose different columns.");
  CHECK(error_of_choice("1,2\n3,4\n", {{0, 2}, 1}) == "The table has only 2 columns.");
  CHECK(error_of_choice("a,b,c\nx,1,2\n", {{0, 1}, 2, false}) ==
        "No row of the table can be used: its line 2 has \"x\" in the column \"a\", which is no "
        "number.");
}

TEST_CASE("what is most likely meant is suggested") {
  CHECK(suggested_choice(parse_csv(table_of_classes(3))) == CsvChoice{{0, 1}, 2, true});
  CHECK(suggested_choice(parse_csv("kind,x,y\na,1,2\nb,3,4\n")) == CsvChoice{{1, 2}, 0, true});
  CHECK(suggested_choice(parse_csv("1.5,2,3\n4,5,6\n")) == CsvChoice{{0, 1}, 2, false});
  std::string numbered = "x,y,class\n";
  for (int i = 0; i < 20; ++i) numbered += std::to_string(i) + ".25,1.5," + (i % 2 ? "1\n" : "0\n");
  CHECK(suggested_choice(parse_csv(numbered)) == CsvChoice{{0, 1}, 2, true});
  CHECK(
      test::error_of([] { suggested_choice(parse_csv("a,b\nc,d\n")); }) ==
      "The table has too few columns of numbers: 2 are needed, and another column to learn. It has "
      "2 columns in all. Line 1 has \"a\" in the column \"column 1\", which is no number. Line 1 "
      "has \"b\" in the column \"column 2\", which is no number.");
}

TEST_CASE("points are written as a table that reads back the same") {
  const DataSettings data = flower_points().data;
  const std::string csv = to_csv(data);
  CHECK(csv ==
        "petal length,petal width,kind\r\n1.4,0.2,setosa\r\n4.5,1.5,versicolor\r\n"
        "5.9,2.1,virginica\r\n1.3,0.2,setosa\r\n");
  CHECK(points_of(parse_csv(csv), {{0, 1}, 2}).data == data);

  DataSettings plain;
  plain.name = "points";
  plain.x = {{-1, 2}, {0.1, 1e-7}};
  plain.y = {{0}, {1}};
  CHECK(to_csv(plain) == "x1,x2,y\r\n-1,2,0\r\n0.1,1e-07,1\r\n");
  plain.class_names = {"a, b", "say \"c\""};
  CHECK(to_csv(plain) == "x1,x2,y\r\n-1,2,\"a, b\"\r\n0.1,1e-07,\"say \"\"c\"\"\"\r\n");
  CHECK(test::error_of([] { to_csv(DataSettings{}); }) == "There are no points to write.");
}

TEST_CASE("a long table is read in a fraction of a second and keeps its numbers") {
  std::string text;
  for (std::size_t i = 0; i < most_csv_rows; ++i) {
    text += std::to_string(1'600'000'000 + i % 200) + "," + std::to_string(i % 7) + ",a" +
            std::to_string(i % 2) + "\n";
  }
  const CsvPoints points = points_of(parse_csv(text), {{0, 1}, 2});
  CHECK(points.data.x.size() == most_csv_rows);
  // Far from 0 and close together: the mean keeps enough digits to tell them apart.
  CHECK_THAT(points.data.x_axes[0].mean, WithinAbs(1'600'000'099.5, 0.1));
  CHECK_THAT(points.data.x_axes[0].deviation, WithinAbs(57.73, 0.01));
}

}  // namespace descent
