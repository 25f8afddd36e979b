#include "engine/training/metrics.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>
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

TEST_CASE("R² of several outputs is the mean over them, as Keras has it") {
  ScoreSums sums(0, 2, 0.5f);
  // Of the first output residual 1 and spread 2; of the second 300 and 200.
  const std::vector<float> outputs = {1, 110, 2, 120, 4, 140}, targets = {1, 100, 2, 110, 3, 120};
  sums.add(2, outputs.data(), targets.data(), nullptr, 0);
  sums.add(1, &outputs[4], &targets[4], nullptr, 0);
  CHECK_THAT(sums.scores(0).r_squared, WithinRel(((1 - 1.0 / 2) + (1 - 600.0 / 200)) / 2));
  CHECK_THAT(sums.scores(0).root_mean_squared_error, WithinRel(std::sqrt(601.0 / 6)));
  CHECK_THAT(sums.scores(0).mean_absolute_error, WithinRel(41.0 / 6));
  sums.clear();
  const std::vector<float> constant = {1, 5, 2, 5};
  sums.add(2, constant.data(), constant.data(), nullptr, 0);
  CHECK(sums.scores(0).r_squared == 0.5);  // of the second there is none: 0
}

TEST_CASE("an output that is not a number is of no class, and counted") {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN();
  constexpr float infinity = std::numeric_limits<float>::infinity();
  const std::vector<float> outputs = {nan, nan, nan, 0.5f, nan, 0.5f, -1, infinity, 0};
  const std::vector<float> labels = {0, 0, 1};
  ScoreSums several(3, 3, 0.5f);
  several.add(3, outputs.data(), nullptr, labels.data(), nan);
  CHECK(several.scores(0).without_number == 2);
  CHECK_THAT(several.scores(0).accuracy, WithinRel(1.0 / 3));
  ScoreSums sign(2, 1, 0.0f);
  sign.add(1, &nan, nullptr, labels.data(), nan);
  CHECK(sign.scores(0).accuracy == 0);
  CHECK(sign.scores(0).without_number == 1);
  ScoreSums values(0, 1, 0.5f);
  values.add(1, &nan, labels.data(), nullptr, nan);
  CHECK(values.scores(0).without_number == 1);
  const TargetCode code{TargetCode::Kind::class_number, 0, 1, 0.5f, 1};
  CHECK(read_prediction(code, 3, outputs.data()).label == no_class);
  CHECK(std::isnan(read_prediction(code, 3, outputs.data()).confidence));
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

TEST_CASE("every metric is a figure of the scores") {
  const Scores scores{1, 2, 3, 4, 5};
  CHECK(value_of(scores, Metric::loss) == 1);
  CHECK(value_of(scores, Metric::accuracy) == 2);
  CHECK(value_of(scores, Metric::mean_absolute_error) == 3);
  CHECK(value_of(scores, Metric::r_squared) == 5);
  CHECK(to_string(Metric::r_squared) == "r2_score");
}
