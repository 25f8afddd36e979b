// Undoing in the middle of a training: what the optimizer keeps stays with the weights.
#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/model_edits.hpp"

using namespace descent;
using namespace std::chrono_literals;

namespace {

// Two programs with the same training by Adam, in the middle of its third epoch.
struct Undone {
  App edited = tests::app_of_presets({}), other = tests::app_of_presets({});

  Undone() {
    Experiment experiment;
    experiment.data.name = "circle";
    experiment.data.samples = 100;
    experiment.model = {Dense{8, Activation::tanh}, Dense{1, Activation::tanh}};
    experiment.training.optimizer = Adam{};
    experiment.training.batch_size = 10;
    experiment.training.epochs = 100'000;
    for (App* app : {&edited, &other}) {
      app->apply(SetSpeed{0});
      app->apply(SetExperiment{experiment});
      app->apply(KeepWeights{true});
      epoch(*app);
      epoch(*app);
      for (int i = 0; i < 3; ++i) batch(*app);
      REQUIRE(app->driver()->snapshot().step == 3);
    }
  }
  static void finish(App& app) {
    while (app.busy()) app.run_for(1ms);
  }
  static void epoch(App& app) {
    app.apply(StepEpoch{});
    finish(app);
  }
  static void batch(App& app) {
    app.apply(StepBatch{});
    finish(app);
  }
  static std::uint64_t weights(const App& app) {
    return weights_hash(app.driver()->snapshot().model->parameters());
  }
  static std::uint64_t optimizer_steps(const App& app) {
    return app.driver()->trained(SIZE_MAX).continuation->optimizer.clock.steps;
  }
  // Nothing is left of the edit.
  void check_same() {
    CHECK(edited.experiment() == other.experiment());
    CHECK(edited.driver()->snapshot().step == 3);
    CHECK(optimizer_steps(edited) == 13);
    CHECK(weights(edited) == weights(other));
    epoch(edited);
    epoch(other);
    CHECK(edited.driver()->snapshot().epoch == 3);
    CHECK(weights(edited) == weights(other));
  }
};

}  // namespace

TEST_CASE_METHOD(Undone, "settings that are undone leave the training as if nothing had been") {
  SECTION("the learning rate") { edited.apply(SetLearningRate{0.5f}); }
  SECTION("by its path") { edited.apply(SetSetting{"training.epochs", 7}); }
  SECTION("regularisation") { edited.apply(SetRegularizer{Regularizer{0, 0.01f}}); }
  SECTION("of one layer") { edited.apply(SetLayerRegularizer{0, Regularizer{0, 0.01f}}); }
  SECTION("the schedule") { edited.apply(SetSchedule{CosineDecay{}}); }
  edited.apply(Undo{});
  check_same();
}

TEST_CASE_METHOD(Undone, "a setting that is redone does not begin the optimizer anew either") {
  for (App* app : {&edited, &other}) app->apply(SetLearningRate{0.5f});
  edited.apply(Undo{});
  edited.apply(Redo{});
  check_same();
}

TEST_CASE_METHOD(Undone, "batches that were trained before the undoing keep their moments") {
  edited.apply(SetLearningRate{0.5f});
  batch(edited);
  edited.apply(Undo{});
  CHECK(optimizer_steps(edited) == 14);
  CHECK(edited.driver()->snapshot().step == 4);
}

TEST_CASE_METHOD(Undone, "an optimizer that comes back begins anew, in the middle of the epoch") {
  edited.apply(SetOptimizer{SGD{}});
  edited.apply(Undo{});
  CHECK(edited.experiment() == other.experiment());
  CHECK(optimizer_steps(edited) == 0);
  CHECK(edited.driver()->snapshot().step == 3);
  CHECK(weights(edited) == weights(other));
}

TEST_CASE_METHOD(Undone, "a network that comes back goes on exactly where it was edited") {
  edited.apply(SetLayers{with_units(edited.experiment().model, 0, 5)});
  epoch(edited);
  edited.apply(Undo{});
  check_same();
}

TEST_CASE_METHOD(Undone, "settings are undone while it trains, and it trains on") {
  edited.apply(SetLearningRate{0.5f});
  edited.apply(Play{});
  edited.run_for(1ms);
  const std::uint64_t builds = edited.shown_run().network();
  edited.apply(Undo{});
  CHECK(edited.playing());
  CHECK(edited.busy());
  CHECK(edited.shown_run().network() == builds);
}
