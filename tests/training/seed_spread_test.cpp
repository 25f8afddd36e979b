#include "engine/training/seed_spread.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "engine/core/random.hpp"

using namespace descent;

namespace {

constexpr double seeds_inf = std::numeric_limits<double>::infinity();

EpochRecord epoch_of(std::size_t number, double loss, double accuracy = 0.5) {
  EpochRecord record;
  record.epoch = number;
  record.train.loss = loss;
  record.train.accuracy = accuracy;
  record.validation.loss = loss * 2;
  record.validation.accuracy = accuracy - 0.125;
  return record;
}

SeedCourse seed_course(std::uint64_t seed, const std::vector<double>& losses, bool broke = false) {
  SeedCourse course{seed, {}, broke};
  for (std::size_t i = 0; i < losses.size(); ++i) course.epochs.append(epoch_of(i + 1, losses[i]));
  return course;
}

// The median by its meaning, without sorting: as many lie above as below it.
bool is_median(const std::vector<double>& values, double median) {
  const auto below =
      std::count_if(values.begin(), values.end(), [&](double v) { return v < median; });
  const auto above =
      std::count_if(values.begin(), values.end(), [&](double v) { return v > median; });
  const auto half = static_cast<std::ptrdiff_t>(values.size() / 2);
  return below <= half && above <= half;
}

}  // namespace

TEST_CASE("the spread of seeds: the median has as many above as below, the band holds all") {
  Random random(7, RandomStream::data);
  for (std::size_t count = 1; count < 12; ++count) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(random.uniform() * 3 - 1);
    const Spread spread = spread_of(values);
    CHECK(spread.count == count);
    CHECK(is_median(values, spread.median));
    double lowest = values[0], highest = values[0];
    for (const double value : values) {
      lowest = std::min(lowest, value);
      highest = std::max(highest, value);
    }
    CHECK(spread.low == lowest);
    CHECK(spread.high == highest);
    CHECK(spread.width() == highest - lowest);
  }
  CHECK(spread_of({4, 1, 3, 2}).median == 2.5);
  CHECK(spread_of({Scores::none, 3, 1}).count == 2);
  CHECK(spread_of({Scores::none}).count == 0);
  CHECK(spread_of({1, seeds_inf, seeds_inf}).median == seeds_inf);
}

TEST_CASE("seeds that stopped keep what they came to, those that broke are infinitely bad") {
  const std::vector<SeedCourse> courses = {seed_course(1, {5, 4, 3, 2}), seed_course(2, {6, 1}),
                                           seed_course(3, {7}, true)};
  CHECK(spread_at(courses, 1, train_loss).median == 6);
  const Spread second = spread_at(courses, 2, train_loss);
  CHECK(second.low == 1);
  CHECK(second.median == 4);
  CHECK(second.high == seeds_inf);
  CHECK(spread_at(courses, 2, train_accuracy).low == 0);
  const Spread end = spread_at_end(courses, validation_loss);
  CHECK(end.low == 2);
  CHECK(end.median == 4);
  CHECK(end.high == seeds_inf);
  CHECK(spread_at(courses, 1, accuracy_gap).median == 0.125);
  CHECK(spread_at(courses, 1, loss_gap).median == 6);
  CHECK(spread_at(courses, 2, loss_gap).count == 2);
  // It broke within its very first epoch.
  CHECK(spread_at_end({seed_course(4, {}, true)}, train_loss).median == seeds_inf);
  // A loss that is no number is worse than any.
  CHECK(spread_at_end({seed_course(5, {Scores::none})}, train_loss).high == seeds_inf);
  CHECK(spread_at_end({}, train_loss).count == 0);
}

TEST_CASE("a spread over the epochs has the first and the last, and no more points than asked") {
  std::vector<double> falling;
  for (int i = 0; i < 5000; ++i) falling.push_back(1.0 / (1 + i));
  const std::vector<SeedCourse> courses = {seed_course(1, falling), seed_course(2, {0.5, 0.25})};
  const std::vector<SpreadPoint> points = spread_over_epochs(courses, train_loss, 40);
  REQUIRE(points.size() == 40);
  CHECK(points.front().epoch == 1);
  CHECK(points.back().epoch == 5000);
  CHECK(points.back().spread.low == 1.0 / 5000);
  CHECK(points.back().spread.high == 0.25);
  for (std::size_t i = 1; i < points.size(); ++i) CHECK(points[i].epoch > points[i - 1].epoch);
  CHECK(spread_over_epochs(courses, train_loss, 1'000'000).size() == 5000);
  CHECK(spread_over_epochs({}, train_loss, 40).empty());
}

TEST_CASE("two trainings differ where each one's median lies outside of all the other's seeds") {
  const Spread base = spread_of({5, 6, 7, 8, 9});
  CHECK(compare_seeds(spread_of({1, 2, 3, 4, 4.5}), base) == SeedVerdict::apart);
  CHECK(compare_seeds(base, spread_of({1, 2, 3, 4, 4.5})) == SeedVerdict::apart);
  CHECK(compare_seeds(spread_of({1, 2, 3, 6, 6.5}), base) == SeedVerdict::medians);
  CHECK(compare_seeds(base, spread_of({1, 2, 3, 6, 6.5})) == SeedVerdict::medians);
  // Its median is below all, but the other's within its band.
  CHECK(compare_seeds(spread_of({1, 2, 3, 6, 8}), base) == SeedVerdict::alike);
  CHECK(compare_seeds(spread_of({4, 5, 6, 7, 8}), base) == SeedVerdict::alike);
  CHECK(compare_seeds(base, base) == SeedVerdict::alike);
  CHECK(compare_seeds(base, {}) == SeedVerdict::alike);
  // Where the medians lie outside, they differ by more than the bands overlap.
  Random random(11, RandomStream::data);
  for (int i = 0; i < 1000; ++i) {
    std::vector<double> one, other;
    for (int k = 0; k < 5; ++k) {
      one.push_back(random.uniform());
      other.push_back(random.uniform() + 0.4);
    }
    const Spread a = spread_of(one), b = spread_of(other);
    if (compare_seeds(a, b) == SeedVerdict::alike) continue;
    const double overlap = std::min(a.high, b.high) - std::max(a.low, b.low);
    CHECK(std::abs(a.median - b.median) > overlap);
  }
}
