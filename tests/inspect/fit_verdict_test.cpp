#include "engine/inspect/fit_verdict.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "engine/inspect/diagnosis.hpp"

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

TEST_CASE("a loss that rises is told where the accuracies are near each other", "[fit_verdict]") {
  CHECK(fit_verdict(0.98, 0.95, true).fit == Fit::loss_rises);
  CHECK(fit_verdict(0.98, 0.7, true).fit == Fit::overfitted);
  CHECK(fit_verdict(0.5, 0.5, true).fit == Fit::loss_rises);
}

TEST_CASE("dropout may leave training behind", "[fit_verdict]") {
  CHECK(fit_verdict(0.91, 0.96).fit == Fit::well_fitted);
  CHECK(fit_verdict(0.91, 0.96).gap < 0);
}

namespace {

History epochs_with(std::initializer_list<std::pair<double, double>> accuracies) {
  History history;
  history.classification = true;
  for (const auto& [train, validation] : accuracies) {
    EpochRecord record;
    record.epoch = history.epochs.count() + 1;
    record.train = {.loss = 1 - train, .accuracy = train};
    record.validation = {.loss = 1 - validation, .accuracy = validation};
    history.epochs.append(record);
  }
  return history;
}

}  // namespace

TEST_CASE("the verdict on epochs and what is diagnosed agree", "[fit_verdict]") {
  const History apart = epochs_with({{0.6, 0.6}, {0.99, 0.85}});
  CHECK(fit_verdict(Epochs(apart.epochs)).fit == Fit::overfitted);
  const std::vector<Finding> findings = diagnose(apart, {}, true);
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().kind == Finding::Kind::overfitting);
  CHECK(findings.front().evidence.find("14 points") != std::string::npos);
  const History together = epochs_with({{0.6, 0.6}, {0.95, 0.9}});
  CHECK(fit_verdict(Epochs(together.epochs)).fit == Fit::well_fitted);
  CHECK(diagnose(together, {}, true).empty());
  CHECK(diagnose(apart, {}).empty());  // of few points that may be chance
}

TEST_CASE("values that are learnt by heart overfit too", "[fit_verdict]") {
  FitVerdict verdict;
  CHECK_FALSE(overfits(verdict));
  verdict.rise = Overfitting{2, 0.1, 0.3};
  CHECK(overfits(verdict));
}

TEST_CASE("without accuracies there is no verdict", "[fit_verdict]") {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  CHECK(fit_verdict(none, 0.9).fit == Fit::no_accuracies);
  CHECK(fit_verdict(0.9, none).fit == Fit::no_accuracies);
}

}  // namespace descent
