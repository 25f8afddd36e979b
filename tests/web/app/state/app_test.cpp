#include "web/app/state/app.hpp"
#include "tests/web/app/apps.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <thread>

#include "web/app/page/told_event.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

struct Fixture {
  std::vector<std::string> requested;
  App app{tests::all_presets(),
          {{"fashion_mnist", "Fashion-MNIST", ImageSetStatus::State::available},
           {"mnist", "MNIST", ImageSetStatus::State::absent},
           {"synthetic_digits", "Synthetic digits", ImageSetStatus::State::available}},
          [this](const ImageSetStatus& set) { requested.push_back(set.name); }};

  void run_until_pause() {
    while (app.busy()) app.run_for(5ms);
  }
  bool saw(const std::string& event) {
    const auto events = told_events(app.take_events());
    return std::any_of(events.begin(), events.end(),
                       [&](const ToldEvent& one) { return one.name == event; });
  }
};

// 28×28 images of two classes: the upper half bright, or the lower.
std::shared_ptr<const Dataset> two_halves() {
  auto dataset = std::make_shared<Dataset>();
  dataset->name = "fashion_mnist";
  dataset->input_shape = {28, 28};
  dataset->classes = 10;
  dataset->class_names = std::vector<std::string>(10, "thing");
  std::vector<float> pixels, labels;
  for (int image = 0; image < 20; ++image) {
    for (int i = 0; i < 784; ++i) pixels.push_back((i < 392) == (image % 2 == 0) ? 1.0f : 0.0f);
    labels.push_back(static_cast<float>(image % 2));
  }
  dataset->train.inputs = Samples({28, 28}, pixels);
  dataset->train.targets = Samples({1}, labels);
  dataset->validation = dataset->train;
  return dataset;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "it begins paused in the playground, with a preset") {
  CHECK(app.view().scene == Scene::playground);
  CHECK_FALSE(app.preset_id().empty());
  REQUIRE(app.driver());
  CHECK_FALSE(app.playing());
  CHECK_FALSE(app.busy());
  CHECK(app.driver()->snapshot().epoch == 0);
}

TEST_CASE("a thread of its own does not run ahead of the pace") {
  App app = tests::app_of_presets({}, Schedule::own_thread);
  app.apply(SetSpeed{0.01});
  app.apply(Play{});
  std::this_thread::sleep_for(100ms);  // the page is busy drawing
  app.run_for(1ms);
  app.apply(Pause{});
  CHECK(app.driver()->snapshot().epoch <= 1);
}

TEST_CASE_METHOD(Fixture, "play trains, pause stops, reset begins anew") {
  app.apply(Play{});
  const std::uint64_t before = app.version();
  for (int i = 0; i < 20; ++i) app.run_for(5ms);
  CHECK(app.version() > before);
  CHECK(app.driver()->snapshot().epoch > 0);
  CHECK(saw("epoch"));
  app.apply(Pause{});
  CHECK_FALSE(app.run_for(5ms));
  app.apply(Reset{});
  CHECK(app.driver()->snapshot().epoch == 0);
}

TEST_CASE_METHOD(Fixture, "an embedding page hears of every epoch") {
  app.apply(SetSpeed{0});
  app.apply(set_setting(&TrainingSettings::epochs, 40));
  app.apply(Play{});
  std::vector<std::string> told;
  while (app.busy()) {
    app.run_for(0ms);
    for (const ToldEvent& event : told_events(app.take_events())) {
      if (event.name == "epoch") told.push_back(event.detail);
    }
  }
  REQUIRE(told.size() == 40);
  for (std::size_t i = 0; i < told.size(); ++i) {
    CHECK_THAT(told[i], ContainsSubstring("\"epoch\":" + std::to_string(i + 1) + ","));
  }
}

TEST_CASE_METHOD(Fixture, "steps of an epoch and of a batch") {
  app.apply(StepEpoch{});
  run_until_pause();
  CHECK(app.driver()->snapshot().epoch == 1);
  CHECK_FALSE(app.playing());
  app.apply(StepBatch{});
  CHECK(app.driver()->snapshot().step == 1);
  app.apply(StepEpoch{});
  run_until_pause();
  CHECK(app.driver()->snapshot().epoch == 2);
  CHECK(app.driver()->snapshot().step == 0);
}

TEST_CASE_METHOD(Fixture,
                 "learning rate, regularisation, optimizer and batch size keep the weights") {
  app.apply(StepEpoch{});
  run_until_pause();
  app.apply(SetLearningRate{0.005f});
  app.apply(SetRegularizer{{0, 0.001f}});
  app.apply(SetOptimizer{SGD{0.1f}});
  app.apply(set_setting(&TrainingSettings::batch_size, 20));
  CHECK(app.driver()->snapshot().epoch == 1);
  CHECK(app.experiment().training.batch_size == 20);
  CHECK(app.experiment().training.optimizer == Optimizer(SGD{0.1f}));
  CHECK(common_regularizer(app.experiment().model) == Regularizer{0, 0.001f});
  CHECK(app.preset_id().empty());
}

TEST_CASE_METHOD(Fixture,
                 "after the last epoch one epoch or batch adds one, and play as many again") {
  app.apply(SetSpeed{0});
  app.apply(set_setting(&TrainingSettings::epochs, 2));
  app.apply(Play{});
  run_until_pause();
  REQUIRE(app.driver()->snapshot().finished);
  app.apply(StepEpoch{});
  run_until_pause();
  CHECK(app.driver()->snapshot().epoch == 3);
  CHECK(app.driver()->snapshot().epochs == 3);
  CHECK(app.driver()->snapshot().finished);
  app.apply(StepBatch{});
  run_until_pause();
  CHECK(app.driver()->snapshot().epoch == 3);
  CHECK(app.driver()->snapshot().step == 1);
  CHECK(app.driver()->snapshot().epochs == 4);
  CHECK_FALSE(app.driver()->snapshot().finished);
  app.apply(StepEpoch{});
  run_until_pause();
  CHECK(app.driver()->snapshot().finished);
  for (int press = 0; press < 3; ++press) app.apply(StepEpoch{});
  run_until_pause();
  CHECK(app.driver()->snapshot().epoch == 7);
  app.apply(Play{});
  CHECK(app.driver()->snapshot().epochs == 9);
  CHECK(app.experiment().training.epochs == 2);
}

TEST_CASE_METHOD(Fixture,
                 "more epochs than are done let a finished training go on to their number") {
  app.apply(SetSpeed{0});
  app.apply(set_setting(&TrainingSettings::epochs, 2));
  app.apply(Play{});
  run_until_pause();
  app.apply(set_setting(&TrainingSettings::epochs, 5));
  CHECK_FALSE(app.driver()->snapshot().finished);
  app.apply(Play{});
  run_until_pause();
  CHECK(app.driver()->snapshot().epoch == 5);
  app.apply(set_setting(&TrainingSettings::epochs, 3));
  CHECK(app.driver()->snapshot().finished);
}

TEST_CASE_METHOD(Fixture,
                 "a preset that is to be watched comes at its pace, and takes it with it") {
  REQUIRE(app.preset_id() == "spiral");
  CHECK(app.view().epochs_per_second == 10);
  CHECK(app.experiment().training.epochs == 100);  // ten seconds
  app.apply(LoadPreset{"circle"});
  CHECK(app.view().epochs_per_second == 60);
  app.apply(LoadPreset{"spiral"});
  CHECK(app.view().epochs_per_second == 10);
  app.apply(SetSpeed{1});
  app.apply(LoadPreset{"circle"});
  CHECK(app.view().epochs_per_second == 1);  // was chosen by hand
}

TEST_CASE_METHOD(Fixture, "a preset's pace stays with it") {
  app.apply(SetScene{Scene::line});
  CHECK(app.view().epochs_per_second == 60);
  app.apply(SetScene{Scene::playground});
  CHECK(app.view().epochs_per_second == 10);
  Experiment own = app.experiment();
  own.seed = 5;
  app.apply(SetExperiment{own});
  CHECK(app.view().epochs_per_second == 60);
  app.apply(LoadPreset{"spiral"});
  app.apply(SetSpeed{0});
  app.apply(SetScene{Scene::line});
  app.apply(SetScene{Scene::playground});
  CHECK(app.view().epochs_per_second == 0);  // was chosen by hand
}

TEST_CASE_METHOD(Fixture, "every scene remembers its own tab of a phone") {
  app.apply(SetPhoneTab{PhoneTab::training});
  app.apply(SetScene{Scene::line});
  CHECK(app.view().tab() == PhoneTab::output);
  app.apply(SetPhoneTab{PhoneTab::data});
  app.apply(SetScene{Scene::playground});
  CHECK(app.view().tab() == PhoneTab::training);
  app.apply(LoadPreset{"line"});
  CHECK(app.view().tab() == PhoneTab::data);
}

TEST_CASE_METHOD(Fixture, "another network starts anew and plays on") {
  app.apply(Play{});
  app.run_for(5ms);
  app.apply(SetLayers{with_hidden_layer(app.experiment().model)});
  CHECK(app.driver()->snapshot().epoch == 0);
  CHECK(app.playing());
  CHECK(app.busy());
}

TEST_CASE_METHOD(Fixture, "a new sample changes the data and leaves the weights") {
  app.apply(StepEpoch{});
  run_until_pause();
  const Tensor kernel = app.driver()->snapshot().model->parameters()[0].kernel();
  const std::vector<float> x = app.driver()->dataset().train.plane_x;
  app.apply(NewSample{});
  CHECK(app.driver()->snapshot().model->parameters()[0].kernel() == kernel);
  CHECK_FALSE(app.driver()->dataset().train.plane_x == x);
}

TEST_CASE_METHOD(Fixture, "a weight is set by hand, paused and while it plays") {
  const auto first_weight = [this] {
    return app.driver()->snapshot().model->parameters()[0].kernel().data()[0];
  };
  const float initial = first_weight();
  app.apply(SetParameter{0, false, 0, 2.5f});
  CHECK(first_weight() == 2.5f);
  app.apply(Play{});
  app.run_for(5ms);
  app.apply(SetParameter{0, false, 0, -3});
  CHECK(first_weight() == -3);
  CHECK(app.playing());
  app.apply(SetParameter{0, true, 10'000, 1});
  CHECK_THAT(app.message(), ContainsSubstring("biases"));
  app.apply(Reset{});
  CHECK(first_weight() == initial);
}

TEST_CASE_METHOD(Fixture, "features are switched on and off, but one stays") {
  app.apply(SetScene{Scene::playground});
  for (const Feature feature : all_features()) {
    const auto& on = app.experiment().features;
    if (std::find(on.begin(), on.end(), feature) != on.end()) app.apply(ToggleFeature{feature});
  }
  CHECK(app.experiment().features.size() == 1);
  CHECK_THAT(app.message(), ContainsSubstring("at least one feature"));
  app.apply(DismissMessage{});
  CHECK(app.message().empty());
}

TEST_CASE_METHOD(Fixture, "what cannot be done becomes a message and changes nothing") {
  const Experiment before = app.experiment();
  app.apply(SetLayers{{Dense{3}}});
  CHECK(app.experiment() == before);
  CHECK_FALSE(app.message().empty());
  CHECK(saw("error"));
  app.apply(SetLearningRate{-1});
  app.apply(set_setting(&TrainingSettings::batch_size, 0));
  app.apply(LoadPreset{"nonsense"});
  CHECK(app.experiment() == before);
}

TEST_CASE_METHOD(Fixture, "every scene keeps what was trained in it") {
  app.apply(StepEpoch{});
  run_until_pause();
  app.apply(SetScene{Scene::line});
  CHECK(app.driver()->snapshot().epoch == 0);
  app.apply(SetScene{Scene::playground});
  CHECK(app.driver()->snapshot().epoch == 1);
}

TEST_CASE_METHOD(Fixture, "regression data bring their output and loss with them") {
  DataSettings plane = app.experiment().data;
  plane.name = "reg_plane";
  app.apply(SetData{plane});
  CHECK(std::get<Dense>(app.experiment().model.back()).activation == Activation::linear);
  CHECK(app.message().empty());
  plane.name = "circle";
  app.apply(SetData{plane});
  CHECK(std::get<Dense>(app.experiment().model.back()).activation == Activation::tanh);
}

TEST_CASE_METHOD(Fixture, "images are asked for when their scene is shown, and played when there") {
  CHECK(requested.empty());
  app.apply(SetScene{Scene::images});
  CHECK(requested == std::vector<std::string>{"fashion_mnist"});
  CHECK(app.driver() == nullptr);
  app.apply(Play{});
  app.apply(ImageSetProgress{"fashion_mnist", 0.5});
  CHECK(app.image_set("fashion_mnist")->progress == 0.5);
  CHECK_FALSE(app.busy());
  app.apply(ImageSetLoaded{"fashion_mnist", two_halves()});
  REQUIRE(app.driver());
  CHECK(app.busy());
  app.run_for(5ms);
  CHECK(app.driver()->snapshot().samples_seen > 0);
}

TEST_CASE_METHOD(Fixture, "a failed download says so and can be tried again") {
  app.apply(SetScene{Scene::images});
  app.apply(ImageSetFailed{"fashion_mnist", "The file is damaged: reload."});
  CHECK(app.image_set("fashion_mnist")->state == ImageSetStatus::State::failed);
  CHECK_THAT(app.message(), ContainsSubstring("damaged"));
  CHECK(app.message_is_error());
  app.apply(SetExperiment{app.experiment()});
  CHECK(requested.size() == 2);
}

TEST_CASE_METHOD(Fixture, "synthetic digits of another seed are asked for, not drawn at once") {
  Experiment digits;
  digits.data.name = "synthetic_digits";
  digits.data.train_limit = 10;
  digits.data.test_limit = 5;
  digits.model = {Flatten{}, Dense{10, Activation::softmax}};
  digits.training.loss = Loss::sparse_categorical_crossentropy;
  app.apply(SetExperiment{digits});
  CHECK(app.driver() == nullptr);
  app.apply(ImageSetLoaded{"synthetic_digits", two_halves()});
  REQUIRE(app.driver());
  CHECK(app.driver()->dataset().train.count() == 10);
  DataSettings fewer = digits.data;
  fewer.train_limit = 7;
  app.apply(SetData{fewer});
  REQUIRE(app.driver());
  CHECK(app.driver()->dataset().train.count() == 7);
  CHECK(requested == std::vector<std::string>{"synthetic_digits"});
  app.apply(Play{});
  app.apply(set_setting(&Experiment::seed, 43));
  CHECK(requested.size() == 2);
  CHECK(app.driver() == nullptr);
  CHECK(app.image_set("synthetic_digits")->drawn.seed == 43);
  app.apply(NewSample{});
  app.apply(ImageSetLoaded{"synthetic_digits", two_halves()});
  CHECK(app.busy());
}

TEST_CASE_METHOD(Fixture, "an experiment that cannot fit is refused before its images are there") {
  app.apply(SetScene{Scene::images});
  const Experiment before = app.experiment();
  Experiment wrong = before;
  wrong.model.back() = Dense{3, Activation::softmax};  // for ten classes
  app.apply(SetExperiment{wrong});
  CHECK_FALSE(app.message().empty());
  CHECK(app.experiment() == before);
}

TEST_CASE_METHOD(Fixture, "every preset builds in its scene") {
  for (const Preset& preset : app.presets()) {
    if (preset.scene == Scene::images) continue;
    CAPTURE(preset.id);
    app.apply(LoadPreset{preset.id});
    CHECK(app.message().empty());
    CHECK(app.view().scene == preset.scene);
    CHECK(app.preset_id() == preset.id);
    CHECK(app.driver());
  }
}

TEST_CASE_METHOD(Fixture, "a drawing is made of strokes that can be undone") {
  app.apply(BeginStroke{{0.5f, 0.5f}});
  app.apply(ExtendStroke{{2.0f, -1.0f}});
  app.apply(BeginStroke{{0.1f, 0.1f}});
  REQUIRE(app.view().pad.strokes.size() == 2);
  CHECK(app.view().pad.strokes[0][1].x == 1.0f);
  CHECK(app.view().pad.strokes[0][1].y == 0.0f);
  app.apply(UndoStroke{});
  CHECK(app.view().pad.strokes.size() == 1);
  app.apply(ClearDrawing{});
  app.apply(UndoStroke{});
  CHECK(app.view().pad.strokes.empty());
}
