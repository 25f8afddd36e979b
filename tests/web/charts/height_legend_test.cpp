#include "web/charts/height_legend.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

namespace descent {

using Catch::Matchers::WithinAbs;

TEST_CASE("round heights of an even scale lie at their shares of it") {
  const HeightScale scale{0.2, 1.2, false};
  const std::vector<HeightTick> ticks = height_ticks(scale, 5);
  REQUIRE(ticks.size() >= 2);
  for (const HeightTick& tick : ticks) {
    CHECK_THAT(0.2 + tick.share, WithinAbs(std::stod(tick.label), 1e-9));
  }
}

TEST_CASE("heights over decades have powers of ten") {
  const HeightScale scale{0.01, 100, true};
  const std::vector<HeightTick> ticks = height_ticks(scale, 5);
  REQUIRE(ticks.size() == 5);
  CHECK(ticks[0].label == "0.01");
  CHECK(ticks[4].label == "100");
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK_THAT(ticks[i].share, WithinAbs(static_cast<double>(i) / 4, 1e-9));
  }
}

TEST_CASE("a plain has no heights to tell") { CHECK(height_ticks({0.5, 0.5, false}, 5).empty()); }

}  // namespace descent
