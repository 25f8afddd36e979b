// Edits in the middle of a training, as its history notes them.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/model_edits.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

struct Noted {
  App app = tests::app_of_presets({});

  Noted() {
    Experiment experiment;
    experiment.data.name = "circle";
    experiment.data.samples = 100;
    experiment.model = {Dense{8, Activation::tanh}, Dense{1, Activation::tanh}};
    experiment.training.epochs = 100;
    app.apply(SetSpeed{0});
    app.apply(SetExperiment{experiment});
    app.apply(KeepWeights{true});
  }

  void train(std::size_t epochs) {
    for (std::size_t i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(1ms);
    }
  }
  void set_units(std::size_t units) {
    app.apply(SetLayers{with_units(app.experiment().model, 0, units)});
  }
  const History& history() const { return *app.driver()->snapshot().history; }
  std::vector<std::string> texts() const {
    std::vector<std::string> texts;
    for (const TrainingAction& action : history().actions.all()) texts.push_back(action.text);
    return texts;
  }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE_METHOD(Noted, "an edit of the network is noted with what it kept") {
  train(3);
  set_units(6);
  REQUIRE(history().actions.all().size() == 1);
  CHECK(history().actions.all()[0] ==
        TrainingAction{3, "", "dense: units 8 → 6. All weights kept."});
  train(2);
  app.apply(SetLayers{with_hidden_layer(app.experiment().model)});
  REQUIRE(history().actions.all().size() == 2);
  CHECK(history().actions.all()[1].epoch == 5);
  CHECK_THAT(texts()[1], ContainsSubstring("Dense added. "));
  CHECK_THAT(texts()[1], ContainsSubstring("Begin anew: "));
}

TEST_CASE_METHOD(Noted, "edits with nothing trained in between are one note of what they come to") {
  train(2);
  for (const std::size_t units : {7, 6, 5}) set_units(units);
  CHECK(texts() == Texts{"dense: units 8 → 5. All weights kept."});
  app.apply(SetLearningRate{0.5f});
  CHECK(texts() == Texts{"dense: units 8 → 5; learning_rate 0.01 → 0.5. All weights kept."});
  // What began anew did, though the number is the old one.
  app.apply(SetLearningRate{0.01f});
  set_units(8);
  CHECK(texts() == Texts{"edited and back. Kept in part: dense, dense_1."});
}

TEST_CASE_METHOD(Noted, "what is edited and taken back at once leaves no note") {
  train(2);
  app.apply(SetLearningRate{0.5f});
  CHECK(texts() == Texts{"learning_rate 0.01 → 0.5."});
  app.apply(Undo{});
  CHECK(texts().empty());
  app.apply(Redo{});
  train(1);
  app.apply(Undo{});
  CHECK(texts() == Texts{"learning_rate 0.01 → 0.5.", "learning_rate 0.5 → 0.01."});
  set_units(9);
  app.apply(Undo{});  // with the history from before it
  CHECK(texts().size() == 2);
}

TEST_CASE_METHOD(Noted, "a slider that is dragged while it trains is one note") {
  train(2);
  app.apply(BeginGesture{});
  for (const float rate : {0.02f, 0.05f, 0.1f}) {
    app.apply(SetLearningRate{rate});
    train(1);
  }
  app.apply(EndGesture{});
  CHECK(texts() == Texts{"learning_rate 0.01 → 0.1."});
  CHECK(history().actions.all()[0].epoch == 4);
  app.apply(SetLearningRate{0.2f});
  CHECK(texts().size() == 2);
}

TEST_CASE_METHOD(Noted, "a weight set by hand is noted; before the first epoch nothing is") {
  app.apply(SetLearningRate{0.5f});
  app.apply(SetParameter{0, false, 0, 1.0f});
  set_units(4);
  CHECK(texts().empty());
  train(1);
  app.apply(SetParameter{1, true, 0, 1.0f});
  CHECK(texts() == Texts{"a weight of dense_1 was set by hand."});
  app.apply(Reset{});
  CHECK(texts().empty());
  app.apply(SetLearningRate{0.1f});
  CHECK(texts().empty());
}

TEST_CASE_METHOD(Noted, "an edit within an epoch tells which batch its weights are of") {
  const auto batches = [&](int count) {
    for (int i = 0; i < count; ++i) {
      app.apply(StepBatch{});
      while (app.busy()) app.run_for(1ms);
    }
  };
  app.apply(set_setting(&TrainingSettings::batch_size, 10));
  train(1);
  const std::size_t steps = app.driver()->snapshot().steps_per_epoch;
  const std::string place = " The weights are those after batch 2 of " + std::to_string(steps) +
                            " in epoch 2, which begins anew.";
  batches(2);
  set_units(7);
  CHECK(texts() == Texts{"dense: units 8 → 7. All weights kept." + place});
  CHECK(app.driver()->snapshot().step == 0);
  set_units(6);  // nothing was trained in between
  CHECK(texts() == Texts{"dense: units 8 → 6. All weights kept." + place});
  batches(1);
  app.apply(SetLearningRate{0.5f});  // the epoch goes on
  CHECK(texts().back() == "learning_rate 0.01 → 0.5.");
  CHECK(app.driver()->snapshot().step == 1);
  app.apply(set_setting(&TrainingSettings::batch_size, 20));
  CHECK(texts().back() ==
        "learning_rate 0.01 → 0.5; batch_size 10 → 20. The weights are those after batch 1 of " +
            std::to_string(steps) + " in epoch 2, which begins anew.");
  train(1);
  set_units(5);
  CHECK(texts().back() == "dense: units 6 → 5. All weights kept.");
}

TEST_CASE_METHOD(Noted, "what was noted before a new beginning is not gone on with") {
  train(2);
  app.apply(SetLearningRate{0.5f});
  app.apply(Reset{});
  train(2);
  app.apply(SetLearningRate{0.1f});
  CHECK(texts() == Texts{"learning_rate 0.5 → 0.1."});
}

TEST_CASE_METHOD(Noted, "old weights that are gone on with bring the note of their edit") {
  app.apply(KeepWeights{false});
  train(2);
  set_units(4);
  CHECK(texts().empty());
  app.apply(GoOnWithOldWeights{});
  CHECK(texts() == Texts{"dense: units 8 → 4. All weights kept."});
}
