#include "web/app/looks/judgement.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <chrono>
#include <vector>

#include "tests/web/app/apps.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;

}  // namespace

TEST_CASE("a judgement counts the images that epochs are evaluated on") {
  Dataset dataset;
  dataset.classes = 2;
  dataset.validation.inputs = Samples({1}, {0, 0, 0, 0});
  dataset.validation.targets = Samples({1}, {0, 0, 1, 1});
  const std::vector<Prediction> said{{0, 0.9f}, {1, 0.7f}, {1, 0.8f}, {1, 0.6f}};
  const Judgement judgement = judge(dataset, said);
  CHECK(judgement.matrix.counts == std::vector<std::size_t>{1, 1, 0, 2});
  CHECK(judgement.report.accuracy == 0.75);
  CHECK(judgement.report.classes[0].precision == 1);
  CHECK_THAT(judgement.report.classes[1].precision, WithinAbs(2.0 / 3, 1e-12));
  // Of float32 confidences.
  CHECK_THAT(judgement.confidence, WithinAbs(0.75, 1e-7));
}

TEST_CASE("a run is judged once for each epoch") {
  Experiment experiment;
  experiment.data.name = "gauss";
  experiment.data.samples = 100;
  experiment.data.test_fraction = 0.3;
  experiment.model = {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}};
  App app = tests::app_of(experiment);
  Judge judge;
  CHECK(judge.judged(app.shown_run()) == nullptr);
  app.apply(StepEpoch{});
  while (app.busy()) app.run_for(std::chrono::seconds(1));
  REQUIRE(app.shown_run().snapshot().epoch == 1);
  const Judgement* first = judge.judged(app.shown_run());
  REQUIRE(first);
  CHECK(first->report.macro.support == 30);
  CHECK(judge.judged(app.shown_run()) == first);
  app.apply(Reset{});
  CHECK(judge.judged(app.shown_run()) == nullptr);
}

}  // namespace descent
