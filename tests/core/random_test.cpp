#include "engine/core/random.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <vector>

using namespace descent;

namespace {

constexpr int draws = 100000;

struct Moments {
  double mean = 0, variance = 0, skewness = 0, kurtosis = 0;
};

template <typename Draw>
Moments moments(Draw&& draw) {
  std::vector<double> values(draws);
  for (double& value : values) value = draw();
  Moments result;
  for (const double value : values) result.mean += value / draws;
  for (const double value : values) result.variance += std::pow(value - result.mean, 2) / draws;
  const double deviation = std::sqrt(result.variance);
  for (const double value : values) {
    const double scaled = (value - result.mean) / deviation;
    result.skewness += std::pow(scaled, 3) / draws;
    result.kurtosis += std::pow(scaled, 4) / draws;
  }
  return result;
}

double correlation(Random a, Random b) {
  double sum = 0;
  for (int i = 0; i < draws; ++i) {
    sum += (static_cast<double>(a.uniform()) - 0.5) * (static_cast<double>(b.uniform()) - 0.5);
  }
  return sum / draws * 12;
}

}  // namespace

// The expected numbers come from a second implementation, written from the papers' formulas.
TEST_CASE("the generator is xoshiro256** seeded by splitmix64") {
  Random random(42, RandomStream::weights);
  CHECK(random.next() == 0x54e294359692452cu);
  CHECK(random.next() == 0xe946d97eb9c88a45u);
  for (int i = 0; i < 998; ++i) random.next();
  CHECK(random.next() == 0x5695e0e5c64da260u);
}

TEST_CASE("the same seed and stream give the same numbers, others do not") {
  Random a(7, RandomStream::data), b(7, RandomStream::data), other(8, RandomStream::data);
  int equal = 0;
  for (int i = 0; i < 100; ++i) {
    const std::uint64_t value = a.next();
    CHECK(value == b.next());
    equal += value == other.next();
  }
  CHECK(equal == 0);
}

// A correlation of independent numbers deviates from 0 by 1/sqrt(draws) = 0.003; five of those.
TEST_CASE("streams and neighbouring seeds are independent of each other") {
  constexpr std::array streams = {RandomStream::data, RandomStream::weights, RandomStream::shuffle,
                                  RandomStream::dropout};
  for (const std::uint64_t seed : {0, 1, 2}) {
    for (const RandomStream a : streams) {
      for (const RandomStream b : streams) {
        if (a == b) continue;
        CHECK(std::abs(correlation(Random(seed, a), Random(seed, b))) < 0.016);
        CHECK(std::abs(correlation(Random(seed, a), Random(seed + 1, b))) < 0.016);
      }
      CHECK(std::abs(correlation(Random(seed, a), Random(seed + 1, a))) < 0.016);
    }
  }
}

// Tolerances are five standard errors of each moment at this number of draws.
TEST_CASE("uniform numbers are spread evenly over their range") {
  Random random(1);
  const Moments unit = moments([&] { return random.uniform(); });
  CHECK(std::abs(unit.mean - 0.5) < 0.0046);
  CHECK(std::abs(unit.variance - 1.0 / 12) < 0.0012);
  CHECK(std::abs(unit.kurtosis - 1.8) < 0.02);
  for (int i = 0; i < draws; ++i) {
    const float value = random.uniform();
    REQUIRE((value >= 0 && value < 1 && value * 0x1p24f == std::floor(value * 0x1p24f)));
    const float ranged = random.uniform(-3, 5);
    REQUIRE((ranged >= -3 && ranged <= 5));
  }
}

TEST_CASE("normal numbers have a normal distribution's moments") {
  Random random(2);
  const Moments unit = moments([&] { return random.normal(); });
  CHECK(std::abs(unit.mean) < 0.016);
  CHECK(std::abs(unit.variance - 1) < 0.023);
  CHECK(std::abs(unit.skewness) < 0.039);
  CHECK(std::abs(unit.kurtosis - 3) < 0.078);
  const Moments shifted = moments([&] { return random.normal(10, 2); });
  CHECK(std::abs(shifted.mean - 10) < 0.032);
  CHECK(std::abs(shifted.variance - 4) < 0.09);
}

// The share beyond one, two and three deviations: 31.73 %, 4.55 % and 0.27 %, to five standard
// errors.
TEST_CASE("normal numbers have a normal distribution's tails") {
  Random random(3);
  std::array<int, 4> beyond{};
  for (int i = 0; i < draws; ++i) {
    const float magnitude = std::abs(random.normal());
    for (int limit = 1; limit <= 3; ++limit) beyond[limit] += magnitude > static_cast<float>(limit);
  }
  CHECK(std::abs(beyond[1] - 31731) < 740);
  CHECK(std::abs(beyond[2] - 4550) < 330);
  CHECK(std::abs(beyond[3] - 270) < 82);
}

TEST_CASE("below gives every number below the bound equally often") {
  Random random(4);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70000; ++i) {
    const std::size_t value = random.below(counts.size());
    REQUIRE(value < counts.size());
    ++counts[value];
  }
  for (const int count : counts) CHECK(std::abs(count - 10000) < 465);  // five deviations
  for (int i = 0; i < 10; ++i) CHECK(random.below(1) == 0);
}

TEST_CASE("shuffle gives a permutation, each one equally often") {
  Random random(5);
  std::vector<std::uint32_t> values(1000);
  std::iota(values.begin(), values.end(), 0u);
  const auto sorted = values;
  random.shuffle(values);
  CHECK(values != sorted);
  CHECK(std::is_permutation(values.begin(), values.end(), sorted.begin()));

  std::array<int, 27> orders{};
  for (int i = 0; i < 60000; ++i) {
    std::array<std::uint32_t, 3> three = {0, 1, 2};
    random.shuffle(three);
    ++orders[three[0] * 9 + three[1] * 3 + three[2]];
  }
  int seen = 0;
  for (const int count : orders) {
    if (count == 0) continue;
    ++seen;
    CHECK(std::abs(count - 10000) < 457);
  }
  CHECK(seen == 6);
  random.shuffle({});
}
