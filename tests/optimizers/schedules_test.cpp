#include "engine/optimizers/schedules.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "engine/core/error.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr std::uint64_t steps[] = {0, 1, 2, 3, 9, 10, 11, 99, 100, 101, 199, 350, 1000, 12345};

}  // namespace

// Keras's formulas, in double.
TEST_CASE("ExponentialDecay is initial · decay_rate ^ (step / decay_steps)") {
  for (const double rate : {0.9, 0.5, 0.1, 1.0, 1.02}) {
    for (const std::size_t decay_steps : {1, 7, 100, 5000}) {
      for (const std::uint64_t step : steps) {
        const double p = static_cast<double>(step) / static_cast<double>(decay_steps);
        const double smooth = 0.2 * std::pow(rate, p), stairs = 0.2 * std::pow(rate, std::floor(p));
        if (smooth < 1e-30 || smooth > 1e30) continue;
        INFO(rate << " " << decay_steps << " " << step);
        // Of float's 6e-8 in the rate, its logarithm and the power.
        CHECK_THAT(scheduled_rate(ExponentialDecay{decay_steps, rate, false}, 0.2f, step),
                   WithinRel(static_cast<float>(smooth), 1e-6f));
        CHECK_THAT(scheduled_rate(ExponentialDecay{decay_steps, rate, true}, 0.2f, step),
                   WithinRel(static_cast<float>(stairs), 1e-6f));
      }
    }
  }
  CHECK(scheduled_rate(ExponentialDecay{10, 0, false}, 0.2f, 0) == 0.2f);
  CHECK(scheduled_rate(ExponentialDecay{10, 0, false}, 0.2f, 1) == 0);
}

TEST_CASE("CosineDecay falls by half a wave to alpha, from the warm-up's target") {
  const double pi = std::acos(-1.0);
  for (const double alpha : {0.0, 0.1, 1.0}) {
    for (const std::uint64_t step : steps) {
      INFO(alpha << " " << step);
      const double done = std::min(static_cast<double>(step), 350.0) / 350;
      const double wave = (1 - alpha) * 0.5 * (1 + std::cos(pi * done)) + alpha;
      CHECK_THAT(scheduled_rate(CosineDecay{350, alpha}, 0.2f, step), WithinAbs(0.2 * wave, 5e-8));
      const CosineDecay warm{350, alpha, 100, 0.6};
      if (step < 100) {
        CHECK_THAT(scheduled_rate(warm, 0.2f, step),
                   WithinAbs(0.2 + 0.4 * static_cast<double>(step) / 100, 1e-7));
      } else {
        const double later = std::min(static_cast<double>(step - 100), 350.0) / 350;
        const double fallen = (1 - alpha) * 0.5 * (1 + std::cos(pi * later)) + alpha;
        CHECK_THAT(scheduled_rate(warm, 0.2f, step), WithinAbs(0.6 * fallen, 1.5e-7));
      }
    }
  }
  CHECK(scheduled_rate(CosineDecay{10}, 0.2f, 10) == 0);
}

TEST_CASE("PiecewiseConstantDecay has each rate up to its boundary, that step with it") {
  const LearningRateSchedule pieces = PiecewiseConstantDecay{{10, 20}, {0.5, 0.25}};
  CHECK(scheduled_rate(pieces, 1, 0) == 1);
  CHECK(scheduled_rate(pieces, 1, 10) == 1);
  CHECK(scheduled_rate(pieces, 1, 11) == 0.5f);
  CHECK(scheduled_rate(pieces, 1, 20) == 0.5f);
  CHECK(scheduled_rate(pieces, 1, 21) == 0.25f);
  CHECK(scheduled_rate(PiecewiseConstantDecay{}, 1, 5) == 1);
  CHECK_NOTHROW(check_schedule(pieces));
}

TEST_CASE("a schedule whose pieces do not fit together says so") {
  const auto refuses = [](std::vector<double> boundaries, std::vector<double> values,
                          const char* words) {
    CHECK_THROWS_MATCHES(
        check_schedule(PiecewiseConstantDecay{std::move(boundaries), std::move(values)}), Error,
        MessageMatches(ContainsSubstring(words)));
  };
  refuses({1, 2}, {0.1}, "2 boundaries and 1 values");
  refuses({2, 2}, {0.1, 0.1}, "each larger than the one before");
  refuses({1.5}, {0.1}, "whole numbers");
  refuses({-1}, {0.1}, "whole numbers from 0");
  refuses({1}, {-0.1}, "none is below 0");
}

// One number for native x86-64 and WebAssembly: the bits are the same.
TEST_CASE("the rate is the same on every machine") {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (std::uint64_t step = 0; step < 2000; ++step) {
    for (const LearningRateSchedule& one :
         {LearningRateSchedule(ExponentialDecay{300, 0.7}),
          LearningRateSchedule(CosineDecay{1500, 0.1, 100, 0.03})}) {
      hash =
          (hash ^ std::bit_cast<std::uint32_t>(scheduled_rate(one, 0.01f, step))) * 1099511628211u;
    }
  }
  CHECK(hash == 0x54df137715382a30u);
}
