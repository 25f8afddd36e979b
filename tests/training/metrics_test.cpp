#include "engine/training/metrics.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "engine/training/prediction.hpp"

using namespace descent;
using Catch::Matchers::WithinRel;

TEST_CASE("regression scores") {
  ScoreSums sums(0, 1, 0.5f);
  const std::vector<float> outputs = {1, 2, 4}, targets = {1, 3, 2};
  sums.add(2, outputs.data(), targets.data(), nullptr, 1.0);
  sums.add(1, &outputs[2], &targets[2], nullptr, 4.0);
  const Scores scores = sums.scores(0.25);
  CHECK_THAT(scores.loss, WithinRel(5.0 / 3 + 0.25));
  CHECK_THAT(scores.mean_absolute_error, WithinRel(1.0));
  CHECK_THAT(scores.root_mean_squared_error, WithinRel(std::sqrt(5.0 / 3)));
  CHECK_THAT(scores.r_squared, WithinRel(1 - 5.0 / 2));  // targets spread by 2 about their mean
  CHECK(std::isnan(scores.accuracy));
}

TEST_CASE("accuracy of several classes, of two, and of nothing") {
  const std::vector<float> outputs = {0.1f, 0.7f, 0.2f, 0.5f, 0.3f, 0.2f};
  const std::vector<float> labels = {1, 2};
  ScoreSums several(3, 3, 0.5f);
  several.add(2, outputs.data(), nullptr, labels.data(), 0);
  CHECK(several.scores(0).accuracy == 0.5);
  several.clear();
  CHECK(several.samples() == 0);
  CHECK(std::isnan(several.scores(0).loss));

  const std::vector<float> signs = {-0.3f, 0.2f, 0.9f, -0.1f};
  const std::vector<float> two = {0, 1, 1, 1};
  ScoreSums sign(2, 1, 0.0f);
  sign.add(4, signs.data(), nullptr, two.data(), 0);
  CHECK(sign.scores(0).accuracy == 0.75);
}

TEST_CASE("a constant target has no R²") {
  ScoreSums sums(0, 1, 0.5f);
  const std::vector<float> outputs = {1, 2}, targets = {3, 3};
  sums.add(2, outputs.data(), targets.data(), nullptr, 0);
  CHECK(std::isnan(sums.scores(0).r_squared));
}

TEST_CASE("a prediction is a class and how sure the model is of it") {
  const TargetCode signs{TargetCode::Kind::two_values, -1, 1, 0, 1};
  const float half = -0.5f;
  CHECK(read_prediction(signs, 1, &half).label == 0);
  CHECK_THAT(read_prediction(signs, 1, &half).confidence, WithinRel(0.75f));
  const TargetCode numbers{TargetCode::Kind::class_number, 0, 1, 0.5f, 1};
  const std::vector<float> row = {0.2f, 0.7f, 0.1f};
  CHECK(read_prediction(numbers, 3, row.data()).label == 1);
  CHECK(read_prediction(numbers, 3, row.data()).confidence == 0.7f);
}
