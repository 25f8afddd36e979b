#include "engine/inspect/confusion_matrix.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

TEST_CASE("samples are counted by their class and what they were taken for") {
  Split split;
  split.inputs = Samples({1}, std::vector<float>(6, 0.0f));
  split.targets = Samples({1}, std::vector<float>{0, 0, 1, 2, 2, 2});
  const std::vector<Prediction> predictions = {{0}, {1}, {1}, {2}, {2}, {0}};
  const ConfusionMatrix matrix = confusion_matrix(3, split, predictions);
  CHECK(matrix.counts == std::vector<std::size_t>{1, 1, 0, 0, 1, 0, 1, 0, 2});
  CHECK(matrix.at(2, 0) == 1);
  CHECK(matrix.of_class(0) == 2);
  CHECK(matrix.of_class(2) == 3);
  CHECK(matrix.taken_for(0) == 2);
  CHECK(matrix.taken_for(2) == 2);
}
