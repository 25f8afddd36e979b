// Edits of the experiment: what they keep of the training, and how they are undone.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

struct Edited {
  App app = tests::app_of_presets(
      {{"synthetic_digits", "Synthetic digits", ImageSetStatus::State::available}});

  Edited() { app.apply(SetSpeed{0}); }

  void train(std::size_t epochs) {
    for (std::size_t i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(1ms);
    }
  }
  const Snapshot& now() const { return app.driver()->snapshot(); }
  std::size_t epoch() const { return now().epoch; }
  std::uint64_t weights() const { return weights_hash(now().model->parameters()); }
  const Tensor& kernel(std::size_t layer) const {
    return now().model->parameters()[layer].kernel();
  }
  float rate() const { return learning_rate(app.experiment().training.optimizer); }
};

}  // namespace

TEST_CASE_METHOD(Edited, "what becomes of a training under way is told by the setting's row") {
  for (const NumberSetting& setting : number_settings()) {
    const Experiment experiment;
    if (!setting.applies(experiment)) continue;
    INFO(setting.path);
    app.apply(SetExperiment{experiment});
    train(2);
    const std::uint64_t trained = weights();
    const double value = setting.value(experiment) + (setting.whole ? 1 : 0.1);
    app.apply(SetSetting{setting.path, value});
    CHECK(setting.value(app.experiment()) == value);
    const bool goes_on = setting.when_changed == WhenChanged::goes_on;
    CHECK(epoch() == (goes_on ? 2 : 0));
    CHECK((weights() == trained) == goes_on);
    app.apply(Undo{});
    CHECK(app.experiment() == experiment);
    CHECK(weights() == trained);
    CHECK(epoch() == 2);
  }
}

TEST_CASE_METHOD(Edited, "a number out of range is told, and nothing has changed") {
  const Experiment before = app.experiment();
  app.apply(SetSetting{"training.epochs", 0});
  CHECK(app.message() == "epochs has to be at least 1.");
  CHECK(app.experiment() == before);
  CHECK_FALSE(app.can_undo());
}

TEST_CASE_METHOD(Edited, "the settings are undone and redone, the weights stay") {
  const float before = rate();
  const std::string preset = app.preset_id();
  train(2);
  app.apply(SetLearningRate{0.5f});
  train(1);
  const std::uint64_t trained = weights();
  REQUIRE(app.can_undo());
  app.apply(Undo{});
  CHECK(rate() == before);
  CHECK(app.preset_id() == preset);
  CHECK(weights() == trained);
  CHECK(epoch() == 3);
  CHECK_FALSE(app.can_undo());
  app.apply(Redo{});
  CHECK(rate() == 0.5f);
  CHECK(app.preset_id().empty());
  CHECK(weights() == trained);
  CHECK_FALSE(app.can_redo());
  app.apply(Undo{});
  train(1);
  CHECK(epoch() == 4);  // training is no edit
  CHECK(app.can_redo());
}

TEST_CASE_METHOD(Edited, "undoing an edit of the network brings its weights and history back") {
  train(3);
  const Experiment experiment = app.experiment();
  const std::uint64_t trained = weights();
  app.apply(SetLayers{with_hidden_layer(app.experiment().model)});
  train(2);
  const std::uint64_t other = weights();
  const std::size_t other_epoch = epoch();
  app.apply(Undo{});
  CHECK(app.experiment() == experiment);
  CHECK(weights() == trained);
  CHECK(epoch() == 3);
  app.apply(Redo{});
  CHECK(weights() == other);
  CHECK(epoch() == other_epoch);
}

TEST_CASE_METHOD(Edited, "weights set by hand are undone one drag at a time") {
  const float first = kernel(0).data()[0], second = kernel(0).data()[1];
  app.apply(BeginGesture{});
  for (int i = 1; i <= 10; ++i) app.apply(SetParameter{0, false, 0, 0.1f * static_cast<float>(i)});
  app.apply(EndGesture{});
  app.apply(SetParameter{0, false, 1, 7});
  CHECK(kernel(0).data()[0] == 1);
  app.apply(Undo{});
  CHECK(kernel(0).data()[1] == second);
  CHECK(kernel(0).data()[0] == 1);
  app.apply(Undo{});
  CHECK(kernel(0).data()[0] == first);
  CHECK_FALSE(app.can_undo());
  app.apply(Redo{});
  app.apply(Redo{});
  CHECK(kernel(0).data()[0] == 1);
  CHECK(kernel(0).data()[1] == 7);
}

TEST_CASE_METHOD(Edited, "a weight that cannot be set is no edit") {
  app.apply(SetParameter{0, false, 100'000, 1});
  CHECK_FALSE(app.message().empty());
  CHECK_FALSE(app.can_undo());
}

TEST_CASE_METHOD(Edited, "the drag of a slider is one step") {
  DataSettings data = app.experiment().data;
  const double noise = data.noise;
  app.apply(BeginGesture{});
  for (int i = 1; i <= 8; ++i) {
    data.noise = 0.05 * i;
    app.apply(SetData{data});
  }
  app.apply(EndGesture{});
  app.apply(Undo{});
  CHECK(app.experiment().data.noise == noise);
  CHECK_FALSE(app.can_undo());
}

TEST_CASE_METHOD(Edited, "two hundred edits are undone, each one") {
  const std::size_t epochs = app.experiment().training.epochs;
  for (std::size_t i = 1; i <= 200; ++i)
    app.apply(set_setting(&TrainingSettings::epochs, epochs + i));
  for (std::size_t i = 200; i >= 1; --i) {
    REQUIRE(app.experiment().training.epochs == epochs + i);
    app.apply(Undo{});
  }
  CHECK(app.experiment().training.epochs == epochs);
  for (int i = 0; i < 200; ++i) app.apply(Redo{});
  CHECK(app.experiment().training.epochs == epochs + 200);
}

TEST_CASE_METHOD(Edited, "each scene has its own edits") {
  app.apply(SetLearningRate{0.5f});
  app.apply(SetScene{Scene::line});
  CHECK_FALSE(app.can_undo());
  app.apply(set_setting(&TrainingSettings::epochs, 7));
  app.apply(SetScene{Scene::playground});
  app.apply(Undo{});
  CHECK(rate() != 0.5f);
  app.apply(SetScene{Scene::line});
  CHECK(app.experiment().training.epochs == 7);
}

TEST_CASE_METHOD(Edited, "a preset is undone too") {
  train(2);
  const Experiment experiment = app.experiment();
  const std::uint64_t trained = weights();
  app.apply(LoadPreset{"xor"});
  CHECK(app.experiment().data.name == "xor");
  app.apply(Undo{});
  CHECK(app.experiment() == experiment);
  CHECK(weights() == trained);
}

TEST_CASE_METHOD(Edited, "undoing while it plays goes on playing") {
  app.apply(SetLayers{with_hidden_layer(app.experiment().model)});
  app.apply(Play{});
  app.run_for(1ms);
  app.apply(Undo{});
  CHECK(app.playing());
  CHECK(app.busy());
}

TEST_CASE_METHOD(Edited, "one more unit leaves the others as they were, and training goes on") {
  app.apply(KeepWeights{true});
  train(5);
  const Tensor before = kernel(0);
  const std::size_t units = before.shape(1);
  app.apply(SetLayers{with_units(app.experiment().model, 0, units + 1)});
  REQUIRE(kernel(0).shape(1) == units + 1);
  for (std::size_t i = 0; i < before.shape(0); ++i) {
    for (std::size_t k = 0; k < units; ++k) CHECK(kernel(0)(i, k) == before(i, k));
  }
  CHECK(epoch() == 5);
  CHECK(now().history->edited == 5);
  CHECK(now().history->epochs.size() == 5);
  train(1);
  CHECK(epoch() == 6);
}

TEST_CASE_METHOD(Edited, "reset gives the edited network's own first weights") {
  train(5);
  app.apply(KeepWeights{true});
  app.apply(SetLayers{with_units(app.experiment().model, 0, 5)});
  app.apply(Reset{});
  CHECK(epoch() == 0);
  const Sequential fresh = make_model(app.experiment(), now().model->input_shape());
  CHECK(weights() == weights_hash(fresh.parameters()));
  CHECK(now().history->edited == 0);
}

TEST_CASE_METHOD(Edited, "with the switch off an edit begins anew") {
  train(5);
  const std::size_t units = kernel(0).shape(1);
  const float trained = kernel(0)(0, 0);
  app.apply(SetLayers{with_units(app.experiment().model, 0, units + 1)});
  CHECK(epoch() == 0);
  const Sequential fresh = make_model(app.experiment(), now().model->input_shape());
  CHECK(weights() == weights_hash(fresh.parameters()));
  // And what was trained is at hand, also when the new network has been trained.
  REQUIRE(app.offers_old_weights());
  train(1);
  app.apply(GoOnWithOldWeights{});
  CHECK(kernel(0)(0, 0) == trained);
  CHECK(kernel(0).shape(1) == units + 1);
  CHECK(epoch() == 5);
  CHECK(now().history->edited == 5);
  CHECK_FALSE(app.offers_old_weights());
  app.apply(Undo{});
  CHECK(epoch() == 1);
  app.apply(Undo{});
  CHECK(epoch() == 5);
  CHECK(kernel(0).shape(1) == units);
}

TEST_CASE_METHOD(Edited, "old weights are offered where some fit, until the next edit") {
  train(2);
  DataSettings data = app.experiment().data;
  data.name = "circle";
  app.apply(SetData{data});
  CHECK(epoch() == 0);
  CHECK(app.offers_old_weights());
  data.name = "reg_plane";
  app.apply(SetData{data});
  CHECK_FALSE(app.offers_old_weights());  // never trained
  train(2);
  data.name = "circle";
  app.apply(SetData{data});
  CHECK_FALSE(app.offers_old_weights());  // values are no classes
  app.apply(GoOnWithOldWeights{});
  CHECK(epoch() == 0);
}

TEST_CASE_METHOD(Edited, "a loss is chosen as everything else is: the training plays on") {
  app.apply(ShowDataDrawer{true});
  app.apply(Play{});
  app.run_for(1ms);
  const std::vector<OutputChoice> choices = output_choices(app.experiment());
  const std::size_t other = chosen_output(app.experiment(), choices) == 0 ? 1 : 0;
  app.apply(SetOutput{choices[other]});
  CHECK(app.experiment().training.loss == choices[other].loss);
  CHECK(app.playing());
  CHECK(app.busy());
  CHECK(app.view().data_drawer);
  app.apply(Undo{});
  CHECK(app.experiment().training.loss != choices[other].loss);
}

TEST_CASE_METHOD(Edited, "a remedy is one step to undo, with the training from before it") {
  app.apply(set_setting(&TrainingSettings::epochs, 4));
  train(4);
  const std::uint64_t trained = weights();
  CHECK_FALSE(app.trial());
  app.apply(
      take_remedy("Add L2", together({SetRegularizer{Regularizer{0, 0.01f}}, Reset{}, Play{}})));
  REQUIRE(app.trial());
  CHECK(app.trial()->label == "Add L2");
  CHECK(app.trial()->before->epochs.size() == 4);
  CHECK(epoch() == 0);
  CHECK(app.playing());
  while (app.busy()) app.run_for(1ms);
  CHECK(app.trial());
  app.apply(Undo{});
  CHECK_FALSE(app.trial());
  CHECK(weights() == trained);
  CHECK(epoch() == 4);
  CHECK(common_regularizer(app.experiment().model) == Regularizer{});
  // Also where it only trained longer.
  app.apply(
      take_remedy("Train longer", together({set_setting(&TrainingSettings::epochs, 7), Play{}})));
  while (app.busy()) app.run_for(1ms);
  CHECK(epoch() == 7);
  app.apply(SetLearningRate{0.5f});
  CHECK_FALSE(app.trial());  // what comes now is not its doing
  app.apply(Undo{});
  app.apply(Undo{});
  CHECK(epoch() == 4);
  CHECK(weights() == trained);
}

TEST_CASE_METHOD(Edited, "what was never trained begins anew, as a link to it would") {
  app.apply(SetLayers{with_units(app.experiment().model, 0, 5)});
  const Sequential fresh = make_model(app.experiment(), now().model->input_shape());
  CHECK(weights() == weights_hash(fresh.parameters()));
}

TEST_CASE_METHOD(Edited, "a feature that is switched on leaves the weights of the others") {
  app.apply(KeepWeights{true});
  train(3);
  const Tensor before = kernel(0);
  REQUIRE(app.experiment().features[0] == Feature::x);
  const auto& on = app.experiment().features;
  const auto off = std::find_if(all_features().begin(), all_features().end(), [&](Feature f) {
    return std::find(on.begin(), on.end(), f) == on.end();
  });
  REQUIRE(off != all_features().end());
  app.apply(ToggleFeature{*off});
  for (std::size_t k = 0; k < before.shape(1); ++k) CHECK(kernel(0)(0, k) == before(0, k));
  CHECK(epoch() == 3);
}

TEST_CASE_METHOD(Edited, "other points of the same kind keep weights and history, values do not") {
  app.apply(KeepWeights{true});
  train(3);
  const std::uint64_t trained = weights();
  DataSettings data = app.experiment().data;
  data.noise = 0.3;
  app.apply(SetData{data});
  CHECK(weights() == trained);
  CHECK(epoch() == 3);
  app.apply(NewSample{});
  CHECK(weights() == trained);
  CHECK(epoch() == 3);
  data.name = "reg_plane";
  app.apply(SetData{data});
  CHECK(epoch() == 0);
  app.apply(Undo{});
  CHECK(weights() == trained);
}

TEST_CASE_METHOD(Edited, "another seed means other first weights") {
  train(3);
  app.apply(set_setting(&Experiment::seed, 7));
  CHECK(epoch() == 0);
}

TEST_CASE_METHOD(Edited, "a broken network is not carried on") {
  app.apply(SetOptimizer{SGD{500}});
  train(3);
  const Tensor& before = kernel(0);
  const bool broken =
      std::any_of(before.begin(), before.end(), [](float value) { return !std::isfinite(value); });
  if (!broken) app.apply(SetParameter{0, false, 0, 3e38f});
  if (!broken) train(3);
  app.apply(SetLayers{with_units(app.experiment().model, 0, 5)});
  for (const float value : kernel(0)) CHECK(std::isfinite(value));
}

TEST_CASE_METHOD(Edited, "a finished training stays finished after an edit, and goes on at Play") {
  app.apply(KeepWeights{true});
  app.apply(set_setting(&TrainingSettings::epochs, 3));
  train(3);
  REQUIRE(now().finished);
  app.apply(SetLayers{with_units(app.experiment().model, 0, 5)});
  CHECK(now().finished);
  app.apply(Play{});
  while (app.busy()) app.run_for(1ms);
  CHECK(epoch() == 6);
}

TEST_CASE_METHOD(Edited, "an impossible edit leaves everything as it was") {
  train(2);
  const Experiment experiment = app.experiment();
  const std::uint64_t trained = weights();
  app.apply(SetLayers{{Dense{3, Activation::tanh}}});
  CHECK_FALSE(app.message().empty());
  CHECK(app.experiment() == experiment);
  CHECK(weights() == trained);
  CHECK_FALSE(app.can_undo());
}
