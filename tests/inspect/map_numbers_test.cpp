#include "engine/inspect/map_numbers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace descent;

TEST_CASE("maps are the channels of a picture, or one row") {
  const MapShape picture = map_shape({4, 5, 6});
  CHECK((picture.height == 4 && picture.width == 5 && picture.channels == 6 && picture.picture));
  CHECK(picture.index(2, 3, 1) == (2 * 5 + 3) * 6 + 1);
  const MapShape grey = map_shape({28, 27});
  CHECK((grey.height == 28 && grey.width == 27 && grey.channels == 1 && grey.picture));
  const MapShape row = map_shape({10});
  CHECK((row.height == 1 && row.width == 10 && row.channels == 1 && !row.picture));
}

TEST_CASE("a map's numbers are those of its channel") {
  const MapShape shape = map_shape({2, 2, 3});
  // Of the three channels: 1, 0, −5, 0 · zeros · 2, 3, 4, 7.
  const std::vector<float> values = {1, 0, 2, 0, 0, 3, -5, 0, 4, 0, 0, 7};
  const auto numbers = map_numbers(shape, values);
  REQUIRE(numbers.size() == 3);
  CHECK(numbers[0].least == -5);
  CHECK(numbers[0].largest == 1);
  CHECK(numbers[0].mean == -1);
  CHECK(numbers[0].zeros == 0.5);
  CHECK(numbers[0].size() == 5);
  CHECK_FALSE(numbers[0].dead());
  CHECK(numbers[1].dead());
  CHECK(numbers[2].least == 2);
  CHECK(numbers[2].zeros == 0);
}

TEST_CASE("what is no number is told, and does not spoil the others") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  const auto numbers =
      map_numbers(map_shape({2, 2, 2}), std::vector<float>{nan, 0, -3, 0, infinity, 0, 5, nan});
  CHECK_FALSE(numbers[0].finite);
  CHECK(numbers[0].least == -3);
  CHECK(numbers[0].largest == 5);
  CHECK(numbers[0].mean == 1);
  CHECK_FALSE(numbers[1].dead());
  CHECK(numbers[1].zeros == 0.75);
}
