#include "engine/inspect/class_means.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace descent {
namespace {

std::vector<float> mean_of(const ClassMeans& means, std::size_t label) {
  const auto mean = means.of(label);
  return {mean.begin(), mean.end()};
}

}  // namespace

TEST_CASE("the mean of each class is gathered in pieces", "[class_means]") {
  Split split;
  split.inputs = Samples({2}, {1, 0, 3, 4, 5, 1, 0.5f, 0.25f});
  split.targets = Samples({1}, {0, 2, 0, 2});
  ClassMeans means(split, 3);
  CHECK_FALSE(means.advance(3));
  CHECK(means.advance(3));
  CHECK(means.advance(1));
  CHECK(mean_of(means, 0) == std::vector<float>{3, 0.5f});
  CHECK(mean_of(means, 1) == std::vector<float>{0, 0});
  CHECK(mean_of(means, 2) == std::vector<float>{1.75f, 2.125f});
  CHECK(means.samples(0) == 2);
  CHECK(means.samples(1) == 0);
}

}  // namespace descent
