#include "web/app/looks/plane_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/data/make_dataset.hpp"

using namespace descent;

namespace {

DataSettings points_at(double x, double y) {
  DataSettings data;
  data.name = "points";
  data.test_fraction = 0;
  data.x = {{0, 0}, {x, y}};
  data.y = {{0}, {1}};
  return data;
}

float extent_of(const DataSettings& data) {
  return shown_extent(data, *make_dataset(data, {Feature::x, Feature::y}, false, 1, ImageSource{}));
}

}  // namespace

TEST_CASE("plane: drawn sets and points within them are shown from -6 to 6") {
  CHECK(extent_of(DataSettings{}) == 6);
  CHECK(extent_of(points_at(0.5, -6)) == 6);
}

TEST_CASE("plane: farther points and points with axes get a round extent that holds them") {
  CHECK(extent_of(points_at(0, -90)) == 100);
  CHECK(extent_of(points_at(12, 0)) == 15);
  DataSettings standardised = points_at(100, 20);
  standardised.x_axes = {{"a", 50, 25}, {"b", 10, 10}};
  CHECK(extent_of(standardised) == 3);  // (100 - 50) / 25 with a margin
}

TEST_CASE("plane: numbers and names are the axes'") {
  const std::vector<Axis> axes = {{"size", 50, 25}};
  CHECK(in_units(axes, 0, 2) == 100);
  CHECK(in_units({}, 0, 2) == 2);
  CHECK(axis_name(axes, 0, "x") == "size");
  CHECK(axis_name({}, 1, "y") == "y");
}
