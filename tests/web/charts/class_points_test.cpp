#include "web/charts/class_points.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <vector>

namespace descent {

TEST_CASE("the window of points holds all of them") {
  const std::vector<float> x{-1, 3, 0}, y{2, 2, 2};
  const PointWindow window = window_of(x, y);
  CHECK(window.center_x == 1);
  CHECK(window.half_x > 2);
  CHECK(window.center_y == 2);
  CHECK(window.half_y > 0);
  const std::vector<float> none{std::numeric_limits<float>::infinity(), 0};
  CHECK(window_of(none, none).half_x == 1);
  CHECK(window_of({}, {}).half_y == 1);
}

TEST_CASE("the nearest place is found, within a reach") {
  const std::vector<ImVec2> places{{0, 0}, {10, 0}, {12, 0}};
  CHECK(nearest_place(places, {9, 1}, 14) == 1);
  CHECK(nearest_place(places, {13, 1}, 14) == 2);
  CHECK_FALSE(nearest_place(places, {40, 0}, 14));
  CHECK_FALSE(nearest_place({}, {0, 0}, 14));
}

}  // namespace descent
