#include "web/app/looks/layer_look.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"

using namespace descent;
using namespace std::chrono_literals;

namespace {

Experiment of_width(std::size_t units) {
  Experiment experiment;
  experiment.data.name = "spiral";
  experiment.data.samples = 400;
  experiment.model = {Dense{units, Activation::relu}, Dense{units, Activation::tanh},
                      Dense{1, Activation::tanh}};
  experiment.training.optimizer = SGD{0.03f};
  experiment.training.epochs = 50;
  return experiment;
}

// Until no look is under way. Returns in how many pieces.
int finish(LayerLook& look, App& app) {
  int pieces = 0;
  for (; look.looking(); ++pieces) {
    app.looks().run_for(0s);  // one
    look.update(app.shown_run(), 0, 0);
  }
  return pieces;
}

ModelStatistics at_once(const App& app, std::size_t samples) {
  const Sequential& model = *app.driver()->snapshot().model;
  const Dataset& data = app.driver()->dataset();
  const Loss loss = app.experiment().training.loss;
  return layer_statistics(model, app.driver()->kernels(), data.train, data.classes, loss,
                          target_code(data, loss, 1, Activation::tanh), samples);
}

void check_same(const ModelStatistics& a, const ModelStatistics& b) {
  REQUIRE(a.layers.size() == b.layers.size());
  CHECK(a.samples == b.samples);
  CHECK(a.largest_input == b.largest_input);
  for (std::size_t i = 0; i < a.layers.size(); ++i) {
    CHECK(a.layers[i].dead_units == b.layers[i].dead_units);
    CHECK(a.layers[i].saturated_share == b.layers[i].saturated_share);
    CHECK(a.layers[i].weight_size == b.layers[i].weight_size);
    CHECK(a.layers[i].gradient_size == b.layers[i].gradient_size);
    CHECK(a.layers[i].weights.counts == b.layers[i].weights.counts);
    CHECK(a.layers[i].outputs.counts == b.layers[i].outputs.counts);
  }
}

}  // namespace

TEST_CASE("layer look: a large network is looked into, in pieces") {
  App app = tests::app_of(of_width(256));
  app.apply(SetSpeed{0});
  LayerLook look;
  look.update(app.shown_run(), 0, 0);
  // What takes longer than a frame can spare goes on in as many pieces as it has.
  CHECK(finish(look, app) > 3);
  CHECK_FALSE(look.failed());
  REQUIRE(look.statistics().layers.size() == 3);
  CHECK(look.moment() == "As it was before the first step");
  check_same(look.statistics(), at_once(app, look.statistics().samples));
}

TEST_CASE("layer look: more samples of small networks, some of the largest") {
  const auto samples = [](std::vector<Layer> layers, Shape input = {784}) {
    return samples_to_look_at(Sequential(std::move(input), layers, 1));
  };
  CHECK(samples({Dense{10}}) == 256);
  CHECK(samples({Dense{2048}, Dense{2048}, Dense{10}}) == 32);
  Conv2D wide{512};
  wide.padding = Padding::same;
  const std::size_t pictures = samples({wide, Flatten{}, Dense{10}}, {28, 28, 1});
  CHECK(pictures >= 1);
  CHECK(pictures <= 32);
}

TEST_CASE("layer look: the last answer stays while the next one is under way") {
  App app = tests::app_of(of_width(256));
  app.apply(SetSpeed{0});
  LayerLook look;
  look.update(app.shown_run(), 0, 0);
  finish(look, app);
  app.apply(StepEpoch{});
  while (app.driver()->playing()) app.run_for(5ms);
  look.update(app.shown_run(), 1, 0);
  REQUIRE(look.looking());
  CHECK(look.statistics().layers.size() == 3);
  CHECK(look.moment() == "As it was before the first step");
  finish(look, app);
  CHECK(look.moment() == "As it was after epoch 1");
  app.apply(StepBatch{});
  while (app.driver()->playing()) app.run_for(5ms);
  look.update(app.shown_run(), 2, 0);
  finish(look, app);
  CHECK(look.moment() == "As it was in epoch 2, step 1");
}

TEST_CASE("layer look: what was found of another network, or before a reset, is gone") {
  App app = tests::app_of(of_width(256));
  app.apply(SetSpeed{0});
  app.apply(StepEpoch{});
  while (app.driver()->playing()) app.run_for(5ms);
  LayerLook look;
  look.update(app.shown_run(), 0, 0);
  finish(look, app);
  CHECK(look.moment() == "As it was after epoch 1");
  app.apply(Reset{});
  CHECK(look.update(app.shown_run(), 1, 10));
  CHECK(look.moment() != "As it was after epoch 1");
  finish(look, app);
  CHECK(look.moment() == "As it was before the first step");
  app.apply(SetExperiment{of_width(8)});
  look.update(app.shown_run(), 1, 10);
  finish(look, app);
  REQUIRE(look.statistics().layers.size() == 3);
  CHECK(look.statistics().layers[0].units == 8);
}

TEST_CASE("layer look: it rests while training goes on, and looks at the end") {
  App app = tests::app_of(of_width(8));
  app.apply(SetSpeed{0});
  LayerLook look;
  look.update(app.shown_run(), 0, 1);
  finish(look, app);
  app.apply(SetSpeed{0.01});
  app.apply(Play{});
  app.run_for(5ms);
  CHECK_FALSE(look.update(app.shown_run(), 0.5, 1));
  app.apply(Pause{});
  app.apply(SetSpeed{0});  // or the epoch would wait for its pace
  app.apply(StepEpoch{});
  while (app.driver()->playing()) app.run_for(5ms);
  look.update(app.shown_run(), 0.6, 1);
  finish(look, app);
  CHECK(look.moment() != "As it was before the first step");
}
