#include "web/charts/plot_scale.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>
#include <utility>

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using namespace descent;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("a plot's values lie evenly between its ends, and beyond them") {
  const PlotScale across(10, 30, false, 100, 200), up(0, 1, false, 80, 20);
  CHECK(across.pixel(10) == 100);
  CHECK(across.pixel(30) == 200);
  CHECK(across.pixel(15) == 125);
  CHECK(across.pixel(40) == 250);
  CHECK(up.pixel(0) == 80);
  CHECK(up.pixel(1) == 20);
  CHECK(up.pixel(0.5) == 50);
}

TEST_CASE("each power of ten of a logarithmic plot is as long as the next") {
  const PlotScale scale(0.001, 10, true, 0, 400);
  CHECK_THAT(scale.pixel(0.01), WithinAbs(100, 1e-4));
  CHECK_THAT(scale.pixel(1), WithinAbs(300, 1e-4));
  CHECK(scale.pixel(0) < -10000);
  CHECK(std::isfinite(scale.pixel(-1)));
}

TEST_CASE("a pixel of a plot tells the value that lies there") {
  const bool log_scale = GENERATE(false, true);
  const PlotScale scale(0.5, 2000, log_scale, 300, 20);
  for (const double value : {0.5, 3.0, 250.0, 2000.0}) {
    // A pixel is a float, here exact to 2⁻¹⁶; each is worth 1999.5 / 280 of the values or, by their
    // logarithms, 3 % of one.
    CHECK_THAT(scale.value(scale.pixel(value)),
               WithinAbs(value, log_scale ? value * 0.03 / (1 << 16) : 7.2 / (1 << 16)));
  }
}

TEST_CASE("a plot without a range can be drawn all the same") {
  const bool log_scale = GENERATE(false, true);
  for (const auto& [low, high] : {std::pair(3.0, 3.0),
                                  {5.0, 2.0},
                                  {no_number, 1.0},
                                  {2.0, no_number},
                                  {1.0, infinity},
                                  {-infinity, no_number}}) {
    const PlotScale scale(low, high, log_scale, 10, 60);
    CHECK(std::isfinite(scale.pixel(4)));
    CHECK(std::isfinite(scale.value(35)));
  }
  CHECK(std::isfinite(PlotScale(0, 1, log_scale, 10, 10).value(10)));
}
