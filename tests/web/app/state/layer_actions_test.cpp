#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"

using namespace descent;

namespace {

Experiment small_circle() {
  Experiment experiment;
  experiment.data.name = "circle";
  experiment.model = {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}};
  experiment.training.optimizer = SGD{0.03f};
  return experiment;
}

// Two epochs of it are done.
struct TrainedTwice {
  App app = tests::app_of(small_circle());
  TrainedTwice() {
    for (int epoch = 0; epoch < 2; ++epoch) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(std::chrono::milliseconds(20));
    }
  }
};

const Regularizer& regularizer_of(const Layer& layer) {
  return std::get<Dense>(layer).kernel_regularizer;
}

}  // namespace

TEST_CASE_METHOD(TrainedTwice,
                 "the penalty of one layer changes while it trains, and that of no other") {
  app.apply(SetLayerRegularizer{0, {0, 0.1f}});
  CHECK(app.message().empty());
  CHECK(regularizer_of(app.experiment().model[0]).l2 == 0.1f);
  CHECK(regularizer_of(app.experiment().model[1]) == Regularizer{});
  const Snapshot& now = app.driver()->snapshot();
  CHECK(now.epoch == 2);
  CHECK(regularizer_of(now.model->layers()[0]).l2 == 0.1f);
  app.apply(SetLayerRegularizer{7, {}});
  CHECK_FALSE(app.message().empty());
}

TEST_CASE_METHOD(TrainedTwice, "weights that went well come back with the history up to them") {
  const std::size_t epoch = app.driver()->snapshot().finite_epoch;
  CHECK(epoch == 2);
  app.apply(SetParameter{0, false, 0, 1e30f});
  app.apply(StepBatch{});
  app.apply(RestoreWeights{});
  const Snapshot& now = app.driver()->snapshot();
  CHECK(now.epoch == 2);
  CHECK(now.step == 0);
  CHECK(std::abs(now.model->parameters()[0].kernel().data()[0]) < 100);
  CHECK_FALSE(app.playing());
}

TEST_CASE_METHOD(TrainedTwice, "a layer's settings are shown until another scene is") {
  app.apply(ShowLayer{2});
  CHECK(app.view().layer == 2);
  app.apply(SetCurve{Metric::accuracy});
  app.apply(ShowConfusion{true});
  CHECK(app.view().progress == ProgressPicture::matrix);
  app.apply(SetCurve{Metric::loss});
  CHECK(app.view().progress == ProgressPicture::curve);
  app.apply(ShowEpochTable{});
  CHECK(app.view().progress == ProgressPicture::table);
  app.apply(ShowAccuracy{true});
  CHECK(app.view().progress == ProgressPicture::curve);
}
