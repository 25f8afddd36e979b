#include "engine/data/points_set.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <set>

#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

using test::contains;
using test::Rows;

Dataset make_points(Rows x, Rows y, bool classify = false, double test_fraction = 0) {
  DataSettings settings;
  settings.name = "points";
  settings.x = std::move(x);
  settings.y = std::move(y);
  settings.test_fraction = test_fraction;
  return make_points_set(settings, {Feature::x, Feature::y}, classify, 1);
}

std::string error_of_points(Rows x, Rows y, bool classify = false) {
  return test::error_of([&] { make_points(std::move(x), std::move(y), classify); });
}

}  // namespace

TEST_CASE("points keep their order where nothing is set apart") {
  const Dataset line = make_points({{-1}, {0}, {1}}, {{-3}, {-1}, {1}});
  CHECK(line.input_shape == Shape{1});
  CHECK(line.classes == 0);
  CHECK(line.train.count() == 3);
  CHECK(line.test().count() == 0);
  CHECK(test::sample(line.train.inputs, 0) == std::vector<float>{-1});
  CHECK(test::sample(line.train.targets, 2) == std::vector<float>{1});
  CHECK(line.train.plane_x.empty());
}

TEST_CASE("points may have several inputs and targets") {
  const Dataset wide = make_points({{1, 2, 3}, {4, 5, 6}}, {{7, 8}, {9, 10}});
  CHECK(wide.input_shape == Shape{3});
  CHECK(test::sample(wide.train.inputs, 1) == std::vector<float>{4, 5, 6});
  CHECK(test::sample(wide.train.targets, 1) == std::vector<float>{9, 10});
}

TEST_CASE("points of two inputs lie in the plane") {
  const Dataset plane = make_points({{1, 2}, {3, 4}}, {{0}, {1}});
  CHECK(plane.train.plane_x == std::vector<float>{1, 3});
  CHECK(plane.train.plane_y == std::vector<float>{2, 4});
}

TEST_CASE("points become classes, two at least") {
  const Dataset two = make_points({{1}, {2}}, {{0}, {0}}, true);
  CHECK(two.classes == 2);
  CHECK(two.class_names == std::vector<std::string>{"0", "1"});
  const Dataset ten = make_points({{1}, {2}}, {{9}, {3}}, true);
  CHECK(ten.classes == 10);
  CHECK(test::sample(ten.train.targets, 0) == std::vector<float>{9});
}

TEST_CASE("a share of the points is set apart, input and target together") {
  Rows x, y;
  for (int i = 0; i < 20; ++i) {
    x.push_back({static_cast<double>(i)});
    y.push_back({100.0 + i});
  }
  const Dataset points = make_points(x, y, false, 0.25);
  CHECK(points.train.count() == 15);
  CHECK(points.test().count() == 5);
  std::multiset<float> seen;
  bool in_order = true;
  for (const Split* split : {&points.train, &points.test()}) {
    for (std::size_t i = 0; i < split->count(); ++i) {
      const float input = test::sample(split->inputs, i)[0];
      CHECK(test::sample(split->targets, i)[0] == input + 100);
      in_order = in_order && (seen.empty() || input > *seen.rbegin());
      seen.insert(input);
    }
  }
  CHECK(seen.size() == 20);
  CHECK(std::set<float>(seen.begin(), seen.end()).size() == 20);
  CHECK_FALSE(in_order);
  CHECK(make_points({{1}}, {{1}}, false, 0.9).train.count() == 1);  // one stays to learn from
}

TEST_CASE("errors in points name the row") {
  CHECK(contains(error_of_points({}, {}), "has no points"));
  CHECK(contains(error_of_points({{1}, {2}}, {{1}}), "data.x has 2 rows and data.y has 1"));
  CHECK(contains(error_of_points({{1}}, {}), "data.x has 1 row and data.y has 0"));
  CHECK(contains(error_of_points({{1}, {2, 3}}, {{1}, {2}}), "Row 2 of data.x has 2 numbers"));
  CHECK(contains(error_of_points({{1}, {2}}, {{1, 2}, {3}}), "Row 2 of data.y has 1 number "));
  CHECK(contains(error_of_points({{}}, {{1}}), "Row 1 of data.x is empty"));
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double bad : {infinity, -infinity, std::numeric_limits<double>::quiet_NaN(), 1e300}) {
    CHECK(contains(error_of_points({{1}, {2}, {bad}}, {{1}, {2}, {3}}), "Row 3 of data.x holds"));
    CHECK(contains(error_of_points({{1}}, {{bad}}), "Row 1 of data.y holds"));
  }
  for (const double bad : {-1.0, 0.5, 10.0}) {
    CHECK(contains(error_of_points({{1}, {2}}, {{1}, {bad}}, true),
                   "Row 2 of data.y is not a class"));
  }
  CHECK(contains(error_of_points({{1}}, {{1, 0}}, true), "Row 1 of data.y is not a class"));
}

TEST_CASE("points of two numbers have features, scaled by their axes") {
  DataSettings settings;
  settings.name = "points";
  settings.test_fraction = 0;
  settings.x = {{10, 1}, {30, 2}};
  settings.y = {{0}, {1}};
  settings.x_axes = {{"a", 20, 10}, {"b"}};
  const Dataset set = make_points_set(settings, {Feature::x_times_y, Feature::y}, false, 1);
  CHECK(set.input_shape == Shape{2});
  CHECK(set.train.plane_x == std::vector<float>{-1, 1});
  CHECK(test::sample(set.train.inputs, 0) == std::vector<float>{-1, 1});
  CHECK(test::sample(set.train.inputs, 1) == std::vector<float>{2, 2});
  CHECK(test::error_of([&] { make_points_set(settings, {}, false, 1); }) ==
        "There are no features; choose at least one, such as \"x\".");
}

TEST_CASE("class names say how many classes there are") {
  DataSettings settings;
  settings.name = "points";
  settings.test_fraction = 0;
  settings.x = {{1, 1}, {3, 2}};
  settings.y = {{0}, {1}};
  settings.class_names = {"red", "green", "blue"};
  settings.y_axes = {{"colour", 5, 5}};  // classes are not scaled
  const Dataset set = make_points_set(settings, {Feature::x}, true, 1);
  CHECK(set.classes == 3);
  CHECK(set.class_names == settings.class_names);
  CHECK(test::sample(set.train.targets, 1) == std::vector<float>{1});
  settings.y = {{0}, {3}};
  CHECK(make_points_set(settings, {Feature::x}, true, 1).class_names.back() == "3");
}

TEST_CASE("axes that do not fit are told") {
  DataSettings settings;
  settings.name = "points";
  settings.test_fraction = 0;
  settings.x = {{1, 1}, {3, 2}};
  settings.y = {{0}, {1}};
  const auto error = [&] {
    return test::error_of([&] { make_points_set(settings, {Feature::x}, false, 1); });
  };
  settings.x_axes = {{"a"}};
  CHECK(error() == "data.x_axes has 1 item, but the rows have 2 numbers; give one for each.");
  settings.x_axes = {{"a", 0, 1}, {"b", 0, 0}};
  CHECK(error() == "data.x_axes has a deviation that is not above 0 or a mean that is not finite.");
  settings.x = {{1, 1}, {3, 1e30}};
  settings.x_axes = {{"a", 0, 1}, {"b", 0, 1e-30}};
  CHECK(error() == "data.x_axes: row 2 lies too many deviations from the mean.");
}

}  // namespace descent
