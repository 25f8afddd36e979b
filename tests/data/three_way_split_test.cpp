#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/data/feature.hpp"
#include "engine/data/make_dataset.hpp"
#include "engine/data/split_sizes.hpp"
#include "tests/data/data_helpers.hpp"

using namespace descent;

namespace {

using test::refusal;
using test::set_of;
using SampleRows = std::vector<std::vector<float>>;

DataSettings usual_settings(const std::string& name) { return settings_of(data_set_info(name)); }

SampleRows rows(const Samples& samples) {
  SampleRows all;
  for (std::size_t i = 0; i < samples.count(); ++i) all.push_back(test::sample(samples, i));
  return all;
}

DataSettings ten_points() {
  DataSettings points = usual_settings("points");
  for (int i = 0; i < 10; ++i) {
    points.x.push_back({static_cast<double>(i)});
    points.y.push_back({static_cast<double>(-i)});
  }
  return points;
}

}  // namespace

TEST_CASE("three ways: shares and counts are of all points, and every point is in one part") {
  DataSettings points = ten_points();
  points.test_fraction = 0.2;
  points.validation_fraction = 0.3;
  for (const bool by_count : {false, true}) {
    if (by_count) {
      points.test_count = 4;
      points.validation_count = 1;
    }
    const auto set = set_of(points);
    CHECK_FALSE(set->validates_on_test);
    CHECK(set->train.count() == 5);
    CHECK(set->validation.count() == (by_count ? 1 : 3));
    CHECK(set->held_out.count() == (by_count ? 4 : 2));
    CHECK(&set->test() == &set->held_out);
    std::set<float> seen;
    for (const Split* split : {&set->train, &set->validation, &set->held_out}) {
      for (std::size_t i = 0; i < split->count(); ++i) {
        const float x = test::sample(split->inputs, i)[0];
        CHECK(test::sample(split->targets, i)[0] == -x);
        seen.insert(x);
      }
    }
    CHECK(seen.size() == 10);
  }
}

TEST_CASE("three ways: the test set is the same whatever is kept apart for validation") {
  for (const char* name : {"spiral", "rings", "reg_gauss"}) {
    DataSettings settings = usual_settings(name);
    settings.samples = 100;
    settings.test_fraction = 0.3;
    const auto two = set_of(settings);
    CHECK(two->validates_on_test);
    CHECK(two->held_out.count() == 0);
    settings.validation_fraction = 0.2;
    const auto three = set_of(settings);
    CHECK(rows(three->test().inputs) == rows(two->test().inputs));
    CHECK(three->test().plane_x == two->test().plane_x);
    CHECK(three->validation.count() == 20);
    CHECK(three->train.count() == 50);
    CHECK(rows(set_of(settings, 43)->test().inputs) != rows(three->test().inputs));
  }
}

TEST_CASE("three ways: of images the last training images are for validation") {
  DataSettings settings = usual_settings("synthetic_digits");
  settings.train_limit = 40;
  settings.test_limit = 10;
  const auto two = set_of(settings);
  settings.validation_fraction = 0.25;
  for (const std::size_t count : {0, 10}) {
    settings.validation_count = count;
    const auto three = set_of(settings);
    CHECK(three->train.count() == 30);
    CHECK(rows(three->validation.inputs) == rows(two->train.inputs.part(30, 10)));
    CHECK(rows(three->validation.targets) == rows(two->train.targets.part(30, 10)));
    CHECK(rows(three->test().inputs) == rows(two->test().inputs));
    CHECK(rows(three->test().targets) == rows(two->test().targets));
    CHECK_FALSE(three->validates_on_test);
  }
}

TEST_CASE("three ways: validation without a test set") {
  DataSettings points = ten_points();
  points.validation_count = 3;
  const auto set = set_of(points);
  CHECK(set->train.count() == 7);
  CHECK(set->validation.count() == 3);
  CHECK(set->test().count() == 0);
  CHECK(has_validation(points));
}

TEST_CASE("three ways: what would leave nothing is told in a sentence") {
  DataSettings points = ten_points();
  points.test_fraction = 0.6;
  points.validation_fraction = 0.4;
  CHECK(refusal(points) ==
        "Of 10 samples, 4 for validation and 6 for testing leave none to train on: keep fewer "
        "apart.");
  points.validation_count = 1000;
  CHECK(refusal(points).starts_with("Of 10 samples, 1000 for validation and 6 for testing leave"));
  points.validation_count = 0;
  points.validation_fraction = 0;
  points.test_count = 10;
  CHECK(refusal(points).starts_with("Of 10 samples, 0 for validation and 10 for testing leave"));

  points = ten_points();
  points.validation_fraction = 0.04;
  CHECK(refusal(points) ==
        "data.validation_fraction is 0.04, which of 10 samples is none: choose a larger share, or "
        "give data.validation_count.");
  for (const double bad : {-0.1, 0.91, std::numeric_limits<double>::quiet_NaN()}) {
    points.validation_fraction = bad;
    CHECK(refusal(points).starts_with("data.validation_fraction is "));
  }

  DataSettings digits = usual_settings("synthetic_digits");
  digits.train_limit = 20;
  digits.validation_count = 20;
  CHECK(refusal(digits) ==
        "Of 20 training images, 20 for validation leave none to train on: keep fewer apart, or use "
        "more training images.");
}
