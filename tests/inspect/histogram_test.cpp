#include "engine/inspect/histogram.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <numeric>

using namespace descent;

TEST_CASE("numbers are counted from the least to the largest") {
  const std::vector<float> values = {0, 0.5f, 1, 1.5f, 2, 2, 2, 4};
  const Histogram histogram = make_histogram(values, 4);
  CHECK(histogram.low == 0);
  CHECK(histogram.high == 4);
  CHECK(histogram.counts == std::vector<std::size_t>{2, 2, 3, 1});
}

TEST_CASE("equal numbers lie in the middle of a range") {
  for (const float value : {0.0f, 3.0f, -2.0f}) {
    const Histogram histogram = make_histogram(std::vector<float>(7, value), 5);
    CHECK(histogram.low < value);
    CHECK(histogram.high > value);
    CHECK(histogram.counts[2] == 7);
  }
}

TEST_CASE("what is not finite is left out") {
  const float infinity = std::numeric_limits<float>::infinity();
  const std::vector<float> values = {1, infinity, 2, std::numeric_limits<float>::quiet_NaN()};
  const Histogram histogram = make_histogram(values);
  CHECK(std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0u) == 2);
  CHECK(make_histogram(std::vector<float>{infinity}).counts.empty());
  CHECK(make_histogram({}).counts.empty());
}
