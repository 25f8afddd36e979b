#include "web/charts/word_places.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {

TEST_CASE("words take a place once; beside it there is room") {
  WordPlaces places;
  CHECK(places.take({{0, 0}, {20, 10}}));
  CHECK_FALSE(places.take({{19, 9}, {40, 20}}));
  CHECK(places.take({{20, 0}, {40, 10}}));
  CHECK(places.take({{0, 10}, {20, 20}}));
  CHECK_FALSE(places.take({{5, 2}, {8, 4}}));
}

}  // namespace descent
