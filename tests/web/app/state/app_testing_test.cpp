#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cmath>
#include <variant>

#include "web/app/page/api.hpp"
#include "web/app/page/told_event.hpp"
#include "web/app/state/app.hpp"

using namespace descent;

namespace {

// With three-way data.
void set_up(App& app) {
  Experiment experiment;
  experiment.data.samples = 60;
  experiment.data.validation_fraction = 0.2;
  experiment.data.test_fraction = 0.3;
  experiment.model = {Dense{1, Activation::tanh}};
  app.apply(SetExperiment{experiment});
  REQUIRE(app.driver() != nullptr);
}

std::span<const TestResult> test_results(const App& app) {
  return app.driver()->snapshot().history->tests.all();
}

void train_epoch(App& app) {
  const std::size_t begun = app.driver()->snapshot().epoch;
  app.apply(StepEpoch{});
  for (int i = 0; i < 1000 && app.driver()->snapshot().epoch == begun; ++i) {
    app.run_for(std::chrono::milliseconds(5));
  }
}

void evaluate(App& app) {
  app.apply(EvaluateTest{});
  for (int i = 0; i < 1000 && app.shown_run().testing(); ++i) {
    app.run_for(std::chrono::milliseconds(5));
  }
}

}  // namespace

TEST_CASE("the test set is looked at once for each press, and what came of it is kept") {
  App app({}, {}, [](const ImageSetStatus&) {});
  set_up(app);
  train_epoch(app);
  CHECK(test_results(app).empty());
  app.take_events();
  const auto changes = app.changes();
  evaluate(app);
  REQUIRE(test_results(app).size() == 1);
  CHECK(app.changes() > changes);  // a reload brings it back
  CHECK(test_results(app)[0].epoch == 1);
  CHECK(std::isfinite(test_results(app)[0].scores.loss));
  bool told = false;
  for (const ToldEvent& event : told_events(app.take_events())) told |= event.name == "test";
  CHECK(told);
  evaluate(app);
  CHECK(test_results(app).size() == 2);
  app.apply(Reset{});
  CHECK(test_results(app).empty());
}

TEST_CASE("without test samples there is nothing to look at, and that is told") {
  App app({}, {}, [](const ImageSetStatus&) {});
  set_up(app);
  app.apply(set_setting(&DataSettings::test_fraction, 0));
  evaluate(app);
  CHECK(app.message_is_error());
  CHECK(app.message() == "There are no test samples: keep some apart for testing first.");
  CHECK(test_results(app).empty());
}

TEST_CASE("a split that leaves nothing to train on is told, and the old one stays") {
  App app({}, {}, [](const ImageSetStatus&) {});
  set_up(app);
  app.apply(set_setting(&DataSettings::validation_fraction, 0.9));
  CHECK(app.message_is_error());
  CHECK(app.experiment().data.validation_fraction == 0.2);
}
