#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"

using namespace descent;

namespace {

App app_with_one_preset() {
  Experiment experiment;
  experiment.training.optimizer = SGD{0.03f};
  return tests::app_of(experiment);
}

}  // namespace

TEST_CASE("what one press asks for is carried out in order") {
  App app = app_with_one_preset();
  app.apply(together({SetLearningRate{0.1f}, StepEpoch{}, Reset{},
                      set_setting(&TrainingSettings::batch_size, 5)}));
  CHECK(learning_rate(app.experiment().training.optimizer) == 0.1f);
  CHECK(app.experiment().training.batch_size == 5);
  CHECK_FALSE(app.playing());
  CHECK(app.message().empty());
}

TEST_CASE("what cannot be done ends it and is told") {
  App app = app_with_one_preset();
  app.apply(together({SetLearningRate{0.1f}, set_setting(&TrainingSettings::batch_size, 0),
                      SetLearningRate{0.2f}}));
  CHECK(learning_rate(app.experiment().training.optimizer) == 0.1f);
  CHECK_FALSE(app.message().empty());
}
