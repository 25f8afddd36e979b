#include "web/app/story.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <utility>

namespace descent {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Experiment experiment() {
  Experiment experiment;
  Dense hidden;
  hidden.units = 4;
  hidden.activation = Activation::tanh;
  Dense output;
  output.activation = Activation::tanh;
  experiment.model = {hidden, output};
  experiment.training.optimizer = SGD{0.03f};
  return experiment;
}

struct Losses {
  double train, test;
};

// A run of `epochs` epochs whose losses are given by the epoch's number, from 1.
Snapshot run(std::size_t epochs, const std::function<Losses(double)>& losses) {
  auto history = std::make_shared<History>();
  history->classification = true;
  for (std::size_t i = 1; i <= epochs; ++i) {
    const Losses loss = losses(static_cast<double>(i));
    EpochRecord record;
    record.epoch = i;
    record.train.loss = loss.train;
    record.validation.loss = loss.test;
    history->epochs.push_back(record);
  }
  Snapshot snapshot;
  snapshot.epoch = epochs;
  snapshot.steps_per_epoch = 25;
  snapshot.history = std::move(history);
  return snapshot;
}

Story::Kind kind_of(const Snapshot& snapshot) {
  return tell_story(experiment(), snapshot, true).kind;
}

}  // namespace

TEST_CASE("before the first step nothing is learnt, and the story says what to press") {
  const Story story = tell_story(experiment(), run(0, {}), false);
  CHECK(story.kind == Story::Kind::not_started);
  CHECK(story.detail.find("Press play") != std::string::npos);
  CHECK(story.remedy.empty());
}

TEST_CASE("within the first epoch there are no figures yet") {
  Snapshot snapshot = run(0, {});
  snapshot.step = 3;
  snapshot.running.loss = 0.7;
  CHECK(kind_of(snapshot) == Story::Kind::begun);
}

TEST_CASE("a falling loss is learning, and generalises while the test loss keeps up") {
  const Story close =
      tell_story(experiment(), run(30, [](double e) { return Losses{1 / e, 1.1 / e}; }), true);
  CHECK(close.kind == Story::Kind::learning);
  CHECK(close.detail.find("generalises") != std::string::npos);
  const Story apart =
      tell_story(experiment(), run(30, [](double e) { return Losses{1 / e, 3 / e}; }), true);
  CHECK(apart.kind == Story::Kind::learning);
  CHECK(apart.detail.find("well above") != std::string::npos);
}

TEST_CASE("a loss that is no number is told, wherever it shows first") {
  CHECK(kind_of(run(5, [](double e) { return Losses{e < 5 ? e : nan, e}; })) ==
        Story::Kind::not_a_number);
  Snapshot within = run(2, [](double e) { return Losses{1 / e, 1 / e}; });
  within.step = 4;
  within.running.loss = std::numeric_limits<double>::infinity();
  CHECK(kind_of(within) == Story::Kind::not_a_number);
}

TEST_CASE("one epoch is too early for a judgement") {
  const Snapshot one = run(1, [](double e) { return Losses{1 / e, 1.1 / e}; });
  const Story paused = tell_story(experiment(), one, false);
  CHECK(paused.text.find("too early") != std::string::npos);
  CHECK(paused.detail.find("Press play") != std::string::npos);
  CHECK(tell_story(experiment(), one, true).text.find("Learning") != std::string::npos);
}

TEST_CASE("divergence offers to start again with a third of the learning rate") {
  const Story story =
      tell_story(experiment(), run(6, [](double e) { return Losses{e * e, e * e}; }), true);
  REQUIRE(story.kind == Story::Kind::diverging);
  REQUIRE(story.actions.size() == 3);
  CHECK(std::abs(std::get<SetLearningRate>(story.actions[0]).rate - 0.01f) < 1e-6f);
  CHECK(std::holds_alternative<Reset>(story.actions[1]));
  CHECK(story.remedy.find("0.01") != std::string::npos);
}

TEST_CASE("what an edit did to the loss is no divergence") {
  const auto losses = [](double epoch) {
    const double loss = epoch > 10 ? 3 - 0.1 * epoch : 1 - 0.05 * epoch;
    return Losses{loss, loss};
  };
  CHECK(kind_of(run(15, losses)) == Story::Kind::diverging);
  const auto edited = [&](std::size_t epochs) {
    Snapshot snapshot = run(epochs, losses);
    History history = *snapshot.history;
    history.edited = 10;
    snapshot.history = std::make_shared<const History>(std::move(history));
    return snapshot;
  };
  CHECK(kind_of(edited(15)) == Story::Kind::learning);
  CHECK(kind_of(edited(10)) == Story::Kind::edited);
}

TEST_CASE("a loss that rises a little on its way down is not diverging") {
  CHECK(kind_of(run(12, [](double e) { return Losses{e == 12 ? 0.2 : 1 / e, nan}; })) ==
        Story::Kind::learning);
}

TEST_CASE("a test loss that rises while the training loss falls is overfitting") {
  const auto losses = [](double e) {
    return Losses{1 / e, e < 10 ? 1 / e : 0.1 + 0.01 * (e - 10)};
  };
  const Story story = tell_story(experiment(), run(30, losses), true);
  REQUIRE(story.kind == Story::Kind::overfitting);
  // The mean over epochs 8 … 12 is the lowest.
  CHECK(story.text.find("epoch 12") != std::string::npos);
  CHECK(std::get<SetRegularizer>(story.actions.at(0)).regularizer.l2 == 0.001f);
  // Too soon to say so.
  CHECK(kind_of(run(14, losses)) != Story::Kind::overfitting);
}

TEST_CASE("a loss that stays is stalled only if it is not low") {
  const Story stuck = tell_story(
      experiment(), run(60, [](double e) { return Losses{0.4 + 0.5 / (e * e), nan}; }), true);
  CHECK(stuck.kind == Story::Kind::stalled);
  CHECK(std::holds_alternative<SetLayers>(stuck.actions.at(0)));
  CHECK(kind_of(run(60, [](double e) { return Losses{0.01 + 0.5 / (e * e), nan}; })) ==
        Story::Kind::learnt);
}

TEST_CASE("what is learnt is judged by the test points, where there are any") {
  CHECK(kind_of(run(15, [](double) { return Losses{0.001, 0.3}; })) != Story::Kind::learnt);
  Snapshot snapshot = run(15, [](double) { return Losses{0.1, 0.1}; });
  History accurate = *snapshot.history;
  accurate.epochs.back().validation.accuracy = 0.995;
  snapshot.history = std::make_shared<const History>(accurate);
  const Story story = tell_story(experiment(), snapshot, true);
  CHECK(story.kind == Story::Kind::learnt);
  CHECK(story.text.find("test points") != std::string::npos);
}

TEST_CASE("values are learnt when they explain nearly all of the variance") {
  Snapshot snapshot = run(15, [](double) { return Losses{0.01, 0.01}; });
  History values = *snapshot.history;
  values.classification = false;
  for (const auto& [r_squared, learnt] : {std::pair{0.7, false}, std::pair{0.99, true}}) {
    values.epochs.back().validation.r_squared = r_squared;
    snapshot.history = std::make_shared<const History>(values);
    CHECK((kind_of(snapshot) == Story::Kind::learnt) == learnt);
  }
}

}  // namespace descent
