#include "web/charts/nice_ticks.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

namespace descent {
namespace {

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("marks are few and round") {
  CHECK(tick_labels(nice_ticks(0, 0.58, 4)) == Texts{"0.0", "0.2", "0.4"});
  CHECK(tick_labels(nice_ticks(0, 160, 4, true)) == Texts{"0", "50", "100", "150"});
  CHECK(tick_labels(nice_ticks(0, 3, 4, true)) == Texts{"0", "1", "2", "3"});
  CHECK(tick_labels(nice_ticks(-1.3, 4.2, 6)) == Texts{"−1", "0", "1", "2", "3", "4"});
  CHECK(tick_labels(nice_ticks(0, 25'000, 4)) == Texts{"0", "10,000", "20,000"});
}

TEST_CASE("marks close together far from zero keep different labels") {
  const Texts labels = tick_labels(nice_ticks(451'512.1, 451'512.9, 4));
  REQUIRE(labels.size() > 1);
  CHECK(labels[0] != labels[1]);
}

TEST_CASE("marks lie within the axis, evenly, and are never too many") {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const double low = std::ldexp(double(random()) / 4294967296.0 - 0.5, int(random() % 40) - 20);
    const double width = std::ldexp(1 + double(random()) / 4294967296.0, int(random() % 40) - 20);
    const std::size_t most = 2 + random() % 8;
    const std::vector<double> ticks = nice_ticks(low, low + width, most);
    INFO("low " << low << " width " << width << " most " << most);
    REQUIRE(ticks.size() <= most);
    REQUIRE(!ticks.empty());
    for (const double tick : ticks) {
      REQUIRE(tick >= low - 1e-6 * width - 1e-9 * std::abs(low));
      REQUIRE(tick <= low + width + 1e-6 * width + 1e-9 * std::abs(low));
    }
  }
}

TEST_CASE("an axis without extent has no marks") {
  CHECK(nice_ticks(1, 1, 4).empty());
  CHECK(nice_ticks(2, 1, 4).empty());
  CHECK(nice_ticks(0, INFINITY, 4).empty());
  CHECK(nice_ticks(0, NAN, 4).empty());
  CHECK(nice_log_ticks(0, 1, 4).empty());
}

TEST_CASE("logarithmic marks are powers of ten, with 3 or 2 and 5 between where those are few") {
  CHECK(log_tick_labels(nice_log_ticks(0.0008, 2, 4)) == Texts{"0.001", "0.01", "0.1", "1"});
  CHECK(log_tick_labels(nice_log_ticks(0.03, 0.3, 4)) == Texts{"0.03", "0.1", "0.3"});
  CHECK(log_tick_labels(nice_log_ticks(0.11, 0.6, 4)) == Texts{"0.2", "0.5"});
  CHECK(log_tick_labels(nice_log_ticks(0.011, 0.35, 4)) == Texts{"0.03", "0.1", "0.3"});
  CHECK(nice_log_ticks(1e-9, 1e3, 4).size() <= 5);
}

}  // namespace descent
