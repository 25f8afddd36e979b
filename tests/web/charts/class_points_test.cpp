#include "web/charts/class_points.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
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

TEST_CASE("no mark of a point lies over another one, and wrong ones have theirs first") {
  const std::vector<ImVec2> places{{0, 0}, {5, 5}, {11, 0}, {11, 9}, {30, 30}};
  CHECK(with_room(places, {}, {10, 10}) == std::vector<bool>{true, false, true, false, true});
  CHECK(with_room(places, {false, true, false, false, false}, {10, 10}) ==
        std::vector<bool>{false, true, false, false, true});
  const float none = std::numeric_limits<float>::quiet_NaN();
  CHECK(with_room(std::vector<ImVec2>{{none, 0}, {0, 0}}, {}, {10, 10}) ==
        std::vector<bool>{false, true});
  // Many, everywhere: none overlap, and where one is missing another one is in its way.
  std::vector<ImVec2> many;
  for (int i = 0; i < 2000; ++i) {
    many.push_back({static_cast<float>(i * 37 % 331) - 50, static_cast<float>(i * 71 % 337) - 50});
  }
  const ImVec2 mark{16, 12};
  const std::vector<bool> marked = with_room(many, {}, mark);
  const auto overlap = [&](std::size_t i, std::size_t j) {
    return std::abs(many[i].x - many[j].x) < mark.x && std::abs(many[i].y - many[j].y) < mark.y;
  };
  for (std::size_t i = 0; i < many.size(); ++i) {
    bool covered = false;
    for (std::size_t j = 0; j < many.size(); ++j) covered |= j != i && marked[j] && overlap(i, j);
    CHECK(covered != marked[i]);
  }
}

}  // namespace descent
