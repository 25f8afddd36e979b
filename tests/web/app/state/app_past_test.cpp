// Looking back at a training, and going on from there.
#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "engine/training/timeline.hpp"
#include "tests/web/app/apps.hpp"
#include "web/app/runs/past.hpp"

namespace descent {
namespace {

using namespace std::chrono_literals;

struct TrainedLine {
  App app = tests::app_of_presets();

  TrainedLine() {
    app.apply(LoadPreset{"line_steep"});
    train(20);
  }
  void train(int epochs) {
    for (int i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(1ms);
    }
  }
  const Snapshot& shown() const { return app.shown_run().snapshot(); }
  const Snapshot& newest() const { return app.driver()->snapshot(); }
  std::array<float, 2> neuron(std::size_t epoch) const {
    return newest().history->epochs.find(epoch)->neuron;
  }
};

float weight(const Snapshot& snapshot) {
  return snapshot.model->parameters()[0].kernel().data()[0];
}

}  // namespace

TEST_CASE_METHOD(TrainedLine,
                 "looking back shows the weights and counts of then, and trains nothing") {
  const float now = weight(newest());
  app.apply(LookBack{7.2});
  CHECK_FALSE(app.shown_run().is_now());
  CHECK(shown().epoch == 7);
  CHECK(weight(shown()) == neuron(7)[0]);
  CHECK(shown().history->epochs.count() == 7);
  CHECK(shown().epochs == newest().epochs);
  CHECK(newest().epoch == 20);
  CHECK(weight(newest()) == now);
  const std::uint64_t version = app.version();
  app.apply(LookBack{3.0});
  CHECK(app.version() != version);
  CHECK(shown().evaluated_loss == newest().history->epochs.find(3)->evaluated_loss);
  app.apply(LookBack{0.0});
  CHECK(weight(shown()) == 10);
  app.apply(LookBack{});
  CHECK(app.shown_run().is_now());
  app.apply(LookBack{1e9});
  CHECK(app.shown_run().is_now());
}

TEST_CASE_METHOD(TrainedLine,
                 "going on from the past repeats what came, bit for bit; undo brings it back") {
  const std::array<float, 2> later = neuron(20);
  const float now = weight(newest());
  app.apply(LookBack{9.0});
  app.apply(GoOnFromHere{});
  CHECK(app.shown_run().is_now());
  CHECK(newest().epoch == 9);
  train(11);
  CHECK(newest().history->epochs.back().neuron == later);
  app.apply(LookBack{4.0});
  app.apply(GoOnFromHere{});
  CHECK(newest().epoch == 4);
  app.apply(Undo{});
  CHECK(newest().epoch == 20);
  CHECK(weight(newest()) == now);
  app.apply(LookBack{7.0});
  CHECK(shown().epoch == 7);  // its past came back, too
  app.apply(LookBack{});
  app.apply(Redo{});
  CHECK(newest().epoch == 4);
}

TEST_CASE_METHOD(TrainedLine, "to train or to edit while one looks back goes on from there") {
  app.apply(LookBack{5.0});
  train(1);
  CHECK(newest().epoch == 6);
  app.apply(LookBack{2.0});
  app.apply(SetLearningRate{0.01f});
  CHECK(newest().epoch == 2);
  CHECK(app.shown_run().is_now());
  train(1);
  CHECK(newest().history->epochs.find(3)->neuron != neuron(2));
  const std::vector<RunView> runs = app.runs();
  REQUIRE(runs.size() == 2);
  CHECK(runs[1].label() == "A");
  CHECK(runs[1].newest().epoch == 6);
  app.apply(LookBack{1.0});
  app.apply(Reset{});
  CHECK(app.shown_run().is_now());
  CHECK(newest().epoch == 0);
}

TEST_CASE_METHOD(TrainedLine, "another training has no past of this one") {
  app.apply(LookBack{5.0});
  app.apply(LoadPreset{"line"});
  CHECK(app.shown_run().is_now());
  app.apply(LookBack{5.0});
  CHECK(app.shown_run().is_now());
}

TEST_CASE("there are at least 64 states to look back at, within the stated memory") {
  TrainedLine line;
  line.train(30);
  line.app.apply(SetSetting{"training.epochs", 4000});
  line.app.apply(SetSpeed{0});
  line.app.apply(Play{});
  while (line.app.busy()) line.app.run_for(5ms);
  const Timeline& timeline = *line.newest().timeline;
  CHECK(line.newest().epoch == 4000);
  CHECK(timeline.size() >= 64);
  CHECK(timeline.bytes() <= Timeline::default_bytes);
  line.app.apply(LookBack{0.5 * 4000});
  CHECK(line.shown().epoch > 1900);
  CHECK(line.shown().epoch < 2100);
}

}  // namespace descent
