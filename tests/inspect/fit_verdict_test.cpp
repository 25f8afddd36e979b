#include "engine/inspect/fit_verdict.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <limits>

namespace descent {

using Catch::Matchers::WithinAbs;

TEST_CASE("the course's three models are told apart", "[fit_verdict]") {
  CHECK(fit_verdict(0.999, 0.95).fit == Fit::well_fitted);
  CHECK(fit_verdict(0.87, 0.87).fit == Fit::underfitted);
  CHECK(fit_verdict(0.999, 0.45).fit == Fit::overfitted);
  CHECK_THAT(fit_verdict(0.999, 0.45).gap, WithinAbs(0.549, 1e-12));
}

TEST_CASE("who knows little and that by heart is overfitted", "[fit_verdict]") {
  CHECK(fit_verdict(0.8, 0.6).fit == Fit::overfitted);
}

TEST_CASE("a loss that rises is told where the accuracies are well", "[fit_verdict]") {
  CHECK(fit_verdict(0.98, 0.95, true).fit == Fit::loss_rises);
  CHECK(fit_verdict(0.98, 0.7, true).fit == Fit::overfitted);
  CHECK(fit_verdict(0.5, 0.5, true).fit == Fit::underfitted);
}

TEST_CASE("dropout may leave training behind", "[fit_verdict]") {
  CHECK(fit_verdict(0.91, 0.96).fit == Fit::well_fitted);
  CHECK(fit_verdict(0.91, 0.96).gap < 0);
}

TEST_CASE("without accuracies there is no verdict", "[fit_verdict]") {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  CHECK(fit_verdict(none, 0.9).fit == Fit::no_accuracies);
  CHECK(fit_verdict(0.9, none).fit == Fit::no_accuracies);
}

}  // namespace descent
