// Experiments in trouble, in the program: what is told, and what the remedies come to.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>

#include "tests/inspect/diagnosed.hpp"
#include "tests/web/app/apps.hpp"
#include "web/app/looks/layer_look.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"
#include "web/app/story/story.hpp"

using namespace descent;
using namespace descent::testing;
using namespace std::chrono_literals;

namespace {

constexpr auto no_request = [](const ImageSetStatus&) {};

struct Patient {
  App app;

  explicit Patient(const Experiment& experiment)
      : app({{"one", "One", "", Scene::playground, experiment}}, {}, no_request) {
    app.apply(SetSpeed{0});
    train();
  }
  void train() {
    app.apply(Play{});
    while (app.busy()) app.run_for(20ms);
  }
  Story story() const {
    LayerLook look;
    look.update(app.shown_run(), 0, 0);
    while (look.looking()) {
      app.looks().run_for(20ms);
      look.update(app.shown_run(), 0, 0);
    }
    return tell_story(app.experiment(), app.driver()->snapshot(), look.statistics(), app.playing());
  }
  // Presses it, and trains where it does not by itself.
  void press(const Remedy& remedy) {
    app.apply(remedy.action);
    CHECK(app.message().empty());
    train();
  }
  bool weights_are_finite() const {
    for (const Tensor* tensor : tensors(app.driver()->snapshot().model->parameters())) {
      if (!std::all_of(tensor->begin(), tensor->end(), [](float v) { return std::isfinite(v); })) {
        return false;
      }
    }
    return true;
  }
};

Experiment dead_relu() {
  Dense hidden{16, Activation::relu};
  hidden.bias_initializer = Constant{-30};
  return on("circle", {hidden, Dense{1, Activation::tanh}}, SGD{.learning_rate = 0.03f}, 30);
}

}  // namespace

TEST_CASE("dead units are told with their number, and come back to life") {
  const Patient patient(dead_relu());
  const Story story = patient.story();
  REQUIRE(story.kind == Story::Kind::dead_relu);
  CHECK(story.detail.find("16 of the 16 relu units of layer 1") != std::string::npos);
  REQUIRE(story.remedies.size() == 2);
  for (const Remedy& remedy : story.remedies) {
    INFO(remedy.label);
    Patient again(dead_relu());
    again.press(remedy);
    CHECK(again.story().kind != Story::Kind::dead_relu);
  }
}

TEST_CASE("saturated units are told, and the remedies move them") {
  Dense hidden{8, Activation::tanh};
  hidden.kernel_initializer = RandomUniform{-30, 30};
  const Experiment experiment =
      on("circle", {hidden, hidden, Dense{1, Activation::tanh}}, SGD{.learning_rate = 0.001f}, 10);
  const Story story = Patient(experiment).story();
  REQUIRE(story.kind == Story::Kind::saturated);
  CHECK(story.remedies.at(0).label.find("glorot_uniform") != std::string::npos);
  Patient again(experiment);
  again.press(story.remedies[0]);
  CHECK(again.story().kind != Story::Kind::saturated);
}

TEST_CASE("vanishing gradients are told, and come back with relu or fewer layers") {
  std::vector<Layer> layers(8, Dense{8, Activation::sigmoid});
  layers.push_back(Dense{1, Activation::tanh});
  const Experiment experiment = on("spiral", layers, SGD{.learning_rate = 0.03f}, 10);
  const Story story = Patient(experiment).story();
  REQUIRE(story.kind == Story::Kind::vanishing_gradients);
  REQUIRE(story.remedies.size() == 2);
  for (const Remedy& remedy : story.remedies) {
    INFO(remedy.label);
    Patient again(experiment);
    again.press(remedy);
    CHECK(again.story().kind != Story::Kind::vanishing_gradients);
  }
}

TEST_CASE("steps that are too long are told, and the usual rate comes first and helps") {
  int told = 0;
  for (const float rate : {1.0f, 0.3f}) {
    for (const char* data : {"xor", "circle"}) {
      INFO(data << " at " << rate);
      Patient patient(on(data, {Dense{8, Activation::tanh}, Dense{1, Activation::tanh}},
                         SGD{.learning_rate = rate}, 100));
      const double before = patient.app.driver()->snapshot().history->epochs.back().train.loss;
      const Story story = patient.story();
      if (story.kind == Story::Kind::learnt || story.kind == Story::Kind::learning) continue;
      REQUIRE_FALSE(story.remedies.empty());
      ++told;
      CHECK(story.remedies[0].label == "Restart at learning rate 0.03");
      patient.press(story.remedies[0]);
      CHECK(patient.app.driver()->snapshot().history->epochs.back().train.loss < before);
    }
  }
  CHECK(told >= 1);
}

TEST_CASE("a linear network on xor gets a hidden layer") {
  Patient patient(on("xor", {Dense{1, Activation::tanh}}, SGD{.learning_rate = 0.03f}, 60));
  const Story story = patient.story();
  REQUIRE(story.kind == Story::Kind::no_progress);
  patient.press(story.remedies.at(0));
  CHECK(patient.story().kind != Story::Kind::no_progress);
  patient.app.apply(Undo{});
  CHECK(patient.app.experiment().model.size() == 1);
}

TEST_CASE("what no optimizer can mend is offered none") {
  const auto offered = [](const Experiment& experiment) {
    const Story story = Patient(experiment).story();
    CHECK(story.kind == Story::Kind::no_progress);
    std::string all;
    for (const Remedy& remedy : story.remedies) all += remedy.label + "; ";
    CHECK(all.find("Adam") == std::string::npos);
    return all + story.detail;
  };
  const std::string xor_set =
      offered(on("xor", {Dense{1, Activation::tanh}}, SGD{.learning_rate = 0.03f}, 60));
  CHECK(xor_set.find("Add the features") != std::string::npos);
  const std::string linear =
      offered(on("xor", {Dense{4, Activation::linear}, Dense{1, Activation::tanh}},
                 SGD{.learning_rate = 0.03f}, 60));
  CHECK(linear.find("Use tanh") != std::string::npos);
  // A parabola: the best line is level.
  Experiment parabola = on("points", {Dense{1}}, SGD{.learning_rate = 0.05f}, 200);
  parabola.data.test_fraction = 0;
  for (int i = -3; i <= 3; ++i) {
    parabola.data.x.push_back({1.0 * i});
    parabola.data.y.push_back({1.0 * i * i});
  }
  const std::string line = offered(parabola);
  CHECK(line.find("no straight line comes near") != std::string::npos);
  CHECK(Patient(parabola).story().remedies.empty());
  // Here a line fits, and the steps are too small to get there.
  Experiment slow = parabola;
  slow.training.optimizer = SGD{.learning_rate = 1e-6f};
  for (std::size_t i = 0; i < slow.data.y.size(); ++i) slow.data.y[i][0] = slow.data.x[i][0] + 20;
  CHECK(offered(slow).find("Restart at learning rate 1e-05") != std::string::npos);
}

TEST_CASE("each of the features' remedies helps a linear network on xor") {
  const Experiment experiment =
      on("xor", {Dense{1, Activation::tanh}}, SGD{.learning_rate = 0.03f}, 60);
  const Story story = Patient(experiment).story();
  REQUIRE(story.remedies.size() == 2);
  for (const Remedy& remedy : story.remedies) {
    INFO(remedy.label);
    Patient again(experiment);
    again.press(remedy);
    CHECK(again.story().kind != Story::Kind::no_progress);
  }
}

TEST_CASE("overfitting says since when, and how long ago that was") {
  Experiment experiment =
      on("gauss",
         {Dense{32, Activation::relu}, Dense{32, Activation::relu}, Dense{1, Activation::sigmoid}},
         Adam{.learning_rate = 0.01f}, 300);
  experiment.training.loss = Loss::binary_crossentropy;
  experiment.data.samples = 100;
  experiment.data.noise = 0.5;
  experiment.data.test_fraction = 0.8;
  const Story story = Patient(experiment).story();
  REQUIRE(story.kind == Story::Kind::overfitting);
  CHECK(story.text.find("since epoch") != std::string::npos);
  CHECK(story.detail.find("epochs ago") != std::string::npos);
  REQUIRE(story.remedies.size() == 2);
  const auto first = [](const Remedy& remedy) {
    return remedy.action.as<Together>()->parts.at(0).action;
  };
  CHECK(first(story.remedies[0]).as<SetRegularizer>()->regularizer.l2 > 0);
  const auto layers = first(story.remedies[1]).as<SetLayers>()->layers;
  CHECK(std::get<Dense>(layers[0]).units == 16);
}

TEST_CASE("numbers that overflow stop the training; the weights from before come back") {
  // Goes well for a while: the rate is then set too high by hand.
  Patient patient(
      on("reg_plane", {Dense{8, Activation::relu}, Dense{1}}, SGD{.learning_rate = 0.01f}, 20));
  REQUIRE(patient.weights_are_finite());
  patient.app.apply(SetLearningRate{300});
  patient.train();
  CHECK_FALSE(patient.app.playing());
  CHECK_FALSE(patient.weights_are_finite());
  const Story story = patient.story();
  REQUIRE(story.kind == Story::Kind::not_finite);
  CHECK(story.detail.find("learning rate of 300") != std::string::npos);
  REQUIRE(story.remedies.size() == 2);
  patient.app.apply(story.remedies[1].action);
  CHECK(patient.weights_are_finite());
  const Snapshot& now = patient.app.driver()->snapshot();
  CHECK(now.epoch == now.finite_epoch);
  CHECK(now.epoch >= 18);
  CHECK_FALSE(now.finished);
  CHECK(patient.story().kind != Story::Kind::not_finite);
  patient.app.apply(Undo{});  // both at once
  CHECK(learning_rate(patient.app.experiment().training.optimizer) == 300);
  patient.app.apply(Redo{});
  CHECK(patient.weights_are_finite());
  patient.app.apply(SetLearningRate{0.001f});
  patient.train();
  CHECK(patient.weights_are_finite());
}

TEST_CASE("a line that diverged is told the largest rate, and begins again well below it") {
  Experiment experiment = on("points", {Dense{1}}, SGD{.learning_rate = 1}, 400);
  experiment.data.x = {{-1}, {0}, {1}, {2}, {3}, {4}};
  experiment.data.y = {{-3}, {-1}, {1}, {3}, {5}, {7}};
  experiment.data.test_fraction = 0;
  experiment.training.batch_size = 6;
  Patient patient(experiment);
  const Story story = patient.story();
  REQUIRE(story.kind == Story::Kind::not_finite);
  // 2 / λ of [[2·31/6, 2·9/6], [2·9/6, 2]].
  CHECK(story.detail.find("allows rates below 0.177") != std::string::npos);
  patient.press(story.remedies.at(0));
  CHECK(patient.weights_are_finite());
  CHECK(learning_rate(patient.app.experiment().training.optimizer) == 0.03f);
  CHECK(patient.story().kind != Story::Kind::not_finite);
}

TEST_CASE("where not one epoch went well, the rate is a tenth") {
  Patient patient(
      on("reg_plane", {Dense{8, Activation::relu}, Dense{1}}, SGD{.learning_rate = 1000}, 20));
  REQUIRE(patient.app.driver()->snapshot().finite_epoch == 0);
  REQUIRE(patient.story().kind == Story::Kind::not_finite);
  for (int presses = 0; patient.story().kind == Story::Kind::not_finite; ++presses) {
    REQUIRE(presses < 6);
    const float before = learning_rate(patient.app.experiment().training.optimizer);
    patient.press(patient.story().remedies.front());
    CHECK(learning_rate(patient.app.experiment().training.optimizer) < 0.11f * before);
  }
}

TEST_CASE("inputs that are not scaled are named, and scaled") {
  Experiment experiment = on("points", {Dense{1}}, SGD{}, 50);
  for (int i = 0; i < 40; ++i) {
    experiment.data.x.push_back({1000.0 * i, 20.0 * i});
    experiment.data.y.push_back({3.0 * i});
  }
  experiment.data.test_fraction = 0;
  Patient patient(experiment);
  const Story story = patient.story();
  REQUIRE(story.kind == Story::Kind::not_finite);
  CHECK(story.detail.find("not scaled") != std::string::npos);
  patient.press(story.remedies.at(0));
  CHECK(patient.weights_are_finite());
  CHECK(patient.story().kind != Story::Kind::not_finite);
}

namespace {

using Kind = Story::Kind;

// What each of the first 60 epochs of a preset is told to be.
std::vector<Story> stories_of(const Preset& preset) {
  App app({preset}, {}, no_request);
  app.apply(SetSpeed{0});  // and not at the pace at which one watches it
  std::vector<Story> stories;
  for (int epoch = 1; epoch <= 60 && !app.driver()->snapshot().finished; ++epoch) {
    app.apply(StepEpoch{});
    while (app.busy()) app.run_for(20ms);
    LayerLook look;
    look.update(app.shown_run(), 0, 0);
    while (look.looking()) {
      app.looks().run_for(20ms);
      look.update(app.shown_run(), 0, 0);
    }
    stories.push_back(
        tell_story(app.experiment(), app.driver()->snapshot(), look.statistics(), true));
  }
  return stories;
}

bool is_well(Kind kind) {
  return kind == Kind::learning || kind == Kind::learnt || kind == Kind::stalled;
}

}  // namespace

TEST_CASE("presets are told to be well at any time, but those that show an illness") {
  const std::map<std::string, Kind> ill = {{"xor_line", Kind::no_progress},
                                           {"dead_relu", Kind::dead_relu},
                                           {"vanishing_sigmoid", Kind::vanishing_gradients},
                                           {"overfitting", Kind::overfitting},
                                           {"high_rate", Kind::not_finite}};
  const std::vector<Preset> presets = tests::all_presets();
  for (const Preset& preset : presets) {
    if (preset.scene != Scene::playground) continue;
    const std::vector<Story> stories = stories_of(preset);
    const auto illness = ill.find(preset.id);
    for (const Story& story : stories) {
      INFO(preset.id << ": " << story.text << " " << story.detail);
      const bool as_expected =
          is_well(story.kind) || (illness != ill.end() && story.kind == illness->second);
      CHECK(as_expected);
    }
    if (illness != ill.end()) CHECK(stories.back().kind == illness->second);
  }
}

TEST_CASE("what begins again is taken back with the weights that it threw away") {
  Patient patient(on("xor", {Dense{1, Activation::tanh}}, SGD{.learning_rate = 0.03f}, 20));
  const auto weight = [&] {
    return patient.app.driver()->snapshot().model->parameters()[0].kernel().data()[0];
  };
  const float before = weight();
  patient.app.apply(together({SetLearningRate{0.1f}, Reset{}}));
  CHECK(weight() != before);
  patient.app.apply(Undo{});
  CHECK(weight() == before);
  CHECK(patient.app.driver()->snapshot().epoch == 20);
  CHECK(learning_rate(patient.app.experiment().training.optimizer) == 0.03f);
}
