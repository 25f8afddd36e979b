#include "web/app/state/locks.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/page/api.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/model_edits.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Locked {
  App app = tests::app_of_presets(
      {{"synthetic_digits", "Synthetic digits", ImageSetStatus::State::available}});

  void open(const std::string& lock) {
    app.apply(OpenLink{"#descent=1&experiment=(data:(name:xor))&lock=" + lock});
    REQUIRE(app.message() == "");
  }
  bool refused(const Action& action) {
    const Experiment before = app.experiment();
    app.apply(DismissMessage{});
    app.apply(action);
    const bool told = app.message().find("is locked on this page") != std::string::npos;
    if (told) CHECK(app.experiment() == before);
    return told;
  }
  Action with_data(void (*change)(DataSettings&)) const {
    DataSettings data = app.experiment().data;
    change(data);
    return SetData{data};
  }
};

}  // namespace

TEST_CASE_METHOD(Locked, "locks: what a link locks nobody does, and all else goes on") {
  open("play,learning_rate,noise");
  CHECK(refused(Play{}));
  CHECK_FALSE(app.playing());
  CHECK(refused(SetLearningRate{0.5f}));
  CHECK(refused(with_data([](DataSettings& data) { data.noise = 0.3; })));
  CHECK_FALSE(refused(with_data([](DataSettings& data) { data.test_fraction = 0.3; })));
  CHECK(refused(set_setting(&DataSettings::noise, 0.3)));
  CHECK_FALSE(refused(set_setting(&DataSettings::test_fraction, 0.4)));
  CHECK_FALSE(refused(StepEpoch{}));
  CHECK_FALSE(refused(Reset{}));
  CHECK_FALSE(refused(SetOptimizer{Adam{}}));
  CHECK_THAT(handle_request(app, R"({"do": "play"})"), ContainsSubstring("locked on this page"));
}

TEST_CASE_METHOD(Locked, "locks: a part goes with all that lies in it") {
  open("transport,data");
  for (const Action& action :
       {Action(Play{}), Action(Pause{}), Action(Reset{}), Action(StepBatch{}), Action(SetSpeed{1}),
        Action(set_setting(&TrainingSettings::epochs, 3)), Action(SetLearningRate{0.5f}),
        Action(SetOptimizer{SGD{}}), Action(set_setting(&TrainingSettings::batch_size, 3)),
        Action(NewSample{}), with_data([](DataSettings& data) { data.name = "circle"; })}) {
    CHECK(refused(action));
  }
  CHECK_FALSE(refused(SetScene{Scene::line}));
  app.apply(SetScene{Scene::playground});
  open("top_bar");
  CHECK(refused(SetScene{Scene::line}));
  CHECK(refused(LoadPreset{"circle"}));
  CHECK(refused(Undo{}));
}

TEST_CASE_METHOD(Locked,
                 "locks: layers and their activation are locked apart, remedies with them") {
  open("layers");
  const std::vector<Layer> layers = app.experiment().model;
  CHECK(refused(SetLayers{with_hidden_layer(layers)}));
  CHECK(refused(take_remedy("More units", SetLayers{with_hidden_layer(layers)})));
  CHECK(refused(together({SetLearningRate{0.5f}, SetLayers{with_hidden_layer(layers)}})));
  CHECK_FALSE(refused(SetLayers{with_activation(layers, Activation::relu)}));
  open("activation");
  CHECK(refused(SetLayers{with_activation(layers, Activation::sigmoid)}));
  CHECK_FALSE(refused(SetLayers{with_hidden_layer(layers)}));
}

TEST_CASE_METHOD(Locked, "locks: another link lifts them, and an unknown name is refused") {
  open("play");
  open("");
  CHECK_FALSE(refused(Play{}));
  app.apply(OpenLink{"#descent=1&experiment=(data:(name:xor))&lock=everything"});
  CHECK_THAT(app.message(), ContainsSubstring("lock") && ContainsSubstring("must be a list of"));
}
