#include "web/app/story/story.hpp"

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
    history->epochs.append(record);
  }
  Snapshot snapshot;
  snapshot.epoch = epochs;
  snapshot.steps_per_epoch = 25;
  snapshot.history = std::move(history);
  snapshot.model = std::make_shared<const Sequential>();
  return snapshot;
}

EpochLog with_newest(EpochLog epochs, const std::function<void(EpochRecord&)>& change) {
  EpochRecord newest = epochs.back();
  change(newest);
  epochs.cut(newest.epoch - 1);
  epochs.append(newest);
  return epochs;
}

// Of a model that nobody looked at.
Story told(const Snapshot& snapshot, bool playing = true) {
  return tell_story(experiment(), snapshot, ModelStatistics{}, playing);
}

Story::Kind kind_of(const Snapshot& snapshot) { return told(snapshot).kind; }

std::vector<Action> actions_of(const Remedy& remedy) {
  std::vector<Action> actions;
  for (const PartOfTogether& part : remedy.action.as<Together>()->parts) {
    actions.push_back(part.action);
  }
  return actions;
}

}  // namespace

TEST_CASE("before the first step nothing is learnt, and the story says what to press") {
  const Story story = told(run(0, {}), false);
  CHECK(story.kind == Story::Kind::not_started);
  CHECK(story.detail.find("Press play") != std::string::npos);
  CHECK(story.remedies.empty());
}

TEST_CASE("within the first epoch there are no figures yet") {
  Snapshot snapshot = run(0, {});
  snapshot.step = 3;
  snapshot.running.loss = 0.7;
  CHECK(kind_of(snapshot) == Story::Kind::begun);
}

TEST_CASE("a falling loss is learning, and generalises while the test loss keeps up") {
  const Story close = told(run(30, [](double e) { return Losses{1 / e, 1.1 / e}; }));
  CHECK(close.kind == Story::Kind::learning);
  CHECK(close.detail.find("generalises") != std::string::npos);
  const Story apart = told(run(30, [](double e) { return Losses{1 / e, 3 / e}; }));
  CHECK(apart.kind == Story::Kind::learning);
  CHECK(apart.detail.find("well above") != std::string::npos);
}

TEST_CASE("a loss that is no number is told, wherever it shows first") {
  CHECK(kind_of(run(5, [](double e) { return Losses{e < 5 ? e : nan, e}; })) ==
        Story::Kind::not_finite);
  Snapshot within = run(2, [](double e) { return Losses{1 / e, 1 / e}; });
  within.step = 4;
  within.running.loss = std::numeric_limits<double>::infinity();
  CHECK(kind_of(within) == Story::Kind::not_finite);
}

TEST_CASE("a gap between the losses is told by its size, not as generalising") {
  const Story story = told(run(30, [](double e) { return Losses{1 / e, 1.31 / e}; }));
  CHECK(story.kind == Story::Kind::learning);
  CHECK(story.detail.find("31 % above") != std::string::npos);
  CHECK(story.detail.find("generalises") == std::string::npos);
}

TEST_CASE("a loss that still fell at the last epoch offers to train longer; a pause does not") {
  Snapshot snapshot = run(30, [](double e) { return Losses{1 / e, 1.1 / e}; });
  CHECK(told(snapshot, false).remedies.empty());
  CHECK(told(snapshot, false).text.find("press play") != std::string::npos);
  snapshot.finished = true;
  snapshot.stop_cause = StopCause::all_epochs;
  const Story story = told(snapshot, false);
  REQUIRE(story.remedies.size() == 1);
  CHECK(story.remedies[0].label == "Train 100 more epochs");
  const std::vector<Action> actions = actions_of(story.remedies[0]);
  CHECK(actions.at(0).as<SetSetting>()->path == "training.epochs");
  CHECK(actions.at(0).as<SetSetting>()->value == 130);
  CHECK(actions.at(1).as<Play>() != nullptr);
}

TEST_CASE("whose schedule has brought the rate to nothing trains on at a constant one") {
  Experiment experiment;
  experiment.training.optimizer = Adam{};
  experiment.training.schedule = CosineDecay{};
  Snapshot snapshot = run(30, [](double e) { return Losses{1 / e, 1.1 / e}; });
  snapshot.learning_rate = 0.0005f;
  CHECK(train_longer(experiment, snapshot).label == "Train 100 more epochs");
  snapshot.learning_rate = 0;
  const Remedy remedy = train_longer(experiment, snapshot);
  CHECK(remedy.label == "Train 100 more epochs at a constant rate");
  const std::vector<Action> actions = actions_of(remedy);
  CHECK(is_constant(actions.at(1).as<SetSchedule>()->schedule));
}

TEST_CASE("what a callback stopped is told with its number") {
  const auto stopped = [](const Callback& callback) {
    Snapshot snapshot = run(2, [](double e) { return Losses{e < 2 ? 0.4734 : 0.3609, 0.5}; });
    History history = *snapshot.history;
    history.epochs = with_newest(history.epochs,
                                 [](EpochRecord& newest) { newest.validation.accuracy = 0.9123; });
    snapshot.history = std::make_shared<const History>(history);
    snapshot.finished = true;
    snapshot.stop_cause = StopCause::callback;
    snapshot.stopped_by = callback;
    return told(snapshot, false);
  };
  const Story below = stopped(StopBelow{Monitor::loss, 0.4});
  CHECK(below.kind == Story::Kind::stopped);
  CHECK(below.text == "Stopped after epoch 2 of 20: loss is 0.3609, below 0.4.");
  CHECK(below.detail.find("StopBelow") != std::string::npos);
  CHECK(below.detail.find("play") == std::string::npos);
  const Story above = stopped(StopAbove{Monitor::val_accuracy, 0.9});
  CHECK(above.text == "Stopped after epoch 2 of 20: val_accuracy is 0.9123, above 0.9.");
  const Story early = stopped(EarlyStopping{Monitor::val_loss, 3, 0});
  CHECK(early.text.find("has not become better for 3 epochs") != std::string::npos);
  CHECK(early.detail.find("0.5") != std::string::npos);
  const std::vector<Action> on = actions_of(below.remedies.at(0));
  CHECK(on.at(0).as<SetCallbacks>()->callbacks.empty());
}

TEST_CASE("who trains on without a stop keeps the callback that lowers the learning rate") {
  Experiment experiment;
  experiment.training.callbacks = {EarlyStopping{}, ReduceLROnPlateau{}};
  const std::vector<Action> on = actions_of(train_on_without_stops(experiment));
  CHECK(on.at(0).as<SetCallbacks>()->callbacks == std::vector<Callback>{ReduceLROnPlateau{}});
}

TEST_CASE("weights that were set are not called random") {
  Experiment set;
  Dense neuron{1};
  neuron.kernel_initializer = Constant{10};
  neuron.bias_initializer = Constant{10};
  set.model = {neuron};
  set.data = {};
  set.data.name = "points";
  set.data.x = {{0}, {1}};
  set.data.y = {{0}, {1}};
  const auto text = [](const Experiment& experiment, float weight) {
    Snapshot snapshot = run(0, {});
    Sequential model = make_model(experiment, {1});
    snapshot.first_parameters = std::make_shared<const Parameters>(model.parameters());
    if (weight != 0) model.parameters()[0].kernel().data()[0] = weight;
    snapshot.model = std::make_shared<const Sequential>(std::move(model));
    return tell_story(experiment, snapshot, ModelStatistics{}, false).text;
  };
  CHECK(text(set, 0) == "Nothing is learnt yet: it begins with w = 10 and b = 10.");
  CHECK(text(set, 3) == "Nothing is learnt yet: it begins with w = 3 and b = 10.");
  set.model = {Dense{1}};
  CHECK(text(set, 0).find("random") != std::string::npos);
  CHECK(text(set, 3).find("random") == std::string::npos);
}

TEST_CASE("numbers that no training has broken are laid to the weights, not to the learning rate") {
  Snapshot snapshot = run(0, {});
  snapshot.evaluated_loss = std::numeric_limits<double>::infinity();
  const Story before = told(snapshot, false);
  CHECK(before.kind == Story::Kind::not_finite);
  CHECK(before.text == "With these weights the loss is not a finite number.");
  CHECK(before.detail == "The weights that it begins with are too large.");
  CHECK(before.remedies.empty());
  // The first batch stopped it, before any step was taken.
  snapshot.step = 1;
  snapshot.running.loss = nan;
  snapshot.stop_cause = StopCause::not_finite;
  CHECK(told(snapshot, false).text == before.text);
  snapshot.step = 2;
  CHECK(told(snapshot, false).text.find("Diverged") == 0);
  CHECK(told(snapshot, false).remedies.size() == 1);
}

TEST_CASE("one epoch is too early for a judgement") {
  const Snapshot one = run(1, [](double e) { return Losses{1 / e, 1.1 / e}; });
  const Story paused = told(one, false);
  CHECK(paused.text.find("too early") != std::string::npos);
  CHECK(paused.detail.find("Press play") != std::string::npos);
  CHECK(told(one).text.find("Learning") != std::string::npos);
}

TEST_CASE("divergence offers to start again with a third of the learning rate") {
  const Story story = told(run(6, [](double e) { return Losses{e * e, e * e}; }));
  REQUIRE(story.kind == Story::Kind::diverging);
  const std::vector<Action> actions = actions_of(story.remedies.at(0));
  REQUIRE(actions.size() == 3);
  CHECK(std::abs(actions[0].as<SetLearningRate>()->rate - 0.01f) < 1e-6f);
  CHECK(actions[1].as<Reset>() != nullptr);
  CHECK(story.remedies[0].label.find("0.01") != std::string::npos);
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

TEST_CASE("soon after an edit the story tells the epochs since then and all, and what it did") {
  const auto after = [](std::size_t epochs) {
    Snapshot snapshot = run(epochs, [](double e) { return Losses{1 / e, 2 / e}; });
    History history = *snapshot.history;
    history.edited = 20;
    history.actions.append({20, "", "dense: units 8 → 4. All weights kept."});
    snapshot.history = std::make_shared<const History>(std::move(history));
    return snapshot;
  };
  const auto paused = [](const Snapshot& snapshot) { return told(snapshot, false); };
  CHECK(paused(after(20)).text == "Edited after epoch 20: dense: units 8 → 4. All weights kept.");
  const Story one = paused(after(21));
  CHECK(one.text == "1 epoch since the edit, 21 in all: too early to tell what it did.");
  CHECK(one.detail ==
        "The test loss was 0.1 before the edit, and is 0.0952 now. Press play to train on.");
  CHECK(paused(after(22)).text.starts_with("2 epochs since the edit, 22 in all"));
  CHECK(paused(after(23)).text.starts_with("Paused while"));
}

TEST_CASE("a loss that rises a little on its way down is not diverging") {
  CHECK(kind_of(run(12, [](double e) { return Losses{e == 12 ? 0.2 : 1 / e, nan}; })) ==
        Story::Kind::learning);
}

TEST_CASE("images that are known far better than others overfit, as Judging has it") {
  Snapshot snapshot = run(3, [](double e) { return Losses{1 / e, 1.5 / e}; });
  auto history = std::make_shared<History>(*snapshot.history);
  history->epochs = with_newest(history->epochs, [](EpochRecord& newest) {
    newest.train.accuracy = 0.99;
    newest.validation.accuracy = 0.85;
  });
  snapshot.history = history;
  snapshot.finished = true;
  Experiment images = experiment();
  images.data.name = "mnist";
  const Story story = tell_story(images, snapshot, ModelStatistics{}, false);
  CHECK(story.kind == Story::Kind::overfitting);
  CHECK(story.detail.find("14 points") != std::string::npos);
  CHECK(kind_of(snapshot) == Story::Kind::learning);  // of few points it may be chance
}

TEST_CASE("a test loss that rises while the training loss falls is overfitting") {
  const auto losses = [](double e) {
    return Losses{1 / e, e < 10 ? 1 / e : 0.1 + 0.01 * (e - 10)};
  };
  const Story story = told(run(30, losses));
  REQUIRE(story.kind == Story::Kind::overfitting);
  // The mean over epochs 8 … 12 is the lowest.
  CHECK(story.text.find("epoch 12") != std::string::npos);
  const std::vector<Action> actions = actions_of(story.remedies.at(0));
  CHECK(actions.at(0).as<SetRegularizer>()->regularizer.l2 == 0.001f);
  // It shows from the first weights on what that does.
  CHECK(actions.at(1).as<Reset>() != nullptr);
  CHECK(actions.at(2).as<Play>() != nullptr);
  // Too soon to say so.
  CHECK(kind_of(run(14, losses)) != Story::Kind::overfitting);
}

TEST_CASE("a loss that stays is stalled only if it is not low") {
  Snapshot snapshot = run(60, [](double e) { return Losses{0.4 + 0.5 / (e * e), nan}; });
  History fair = *snapshot.history;  // nearer to being right than to guessing
  fair.epochs = with_newest(fair.epochs, [](EpochRecord& record) { record.train.accuracy = 0.9; });
  snapshot.history = std::make_shared<const History>(fair);
  ModelStatistics two_classes;
  two_classes.classes = 2;
  const Story stuck = tell_story(experiment(), snapshot, two_classes, true);
  CHECK(stuck.kind == Story::Kind::stalled);
  CHECK(actions_of(stuck.remedies.at(0)).at(0).as<SetLayers>() != nullptr);
  CHECK(kind_of(run(60, [](double e) { return Losses{0.01 + 0.5 / (e * e), nan}; })) ==
        Story::Kind::learnt);
}

TEST_CASE("what is learnt is judged by the test points, where there are any") {
  CHECK(kind_of(run(15, [](double) { return Losses{0.001, 0.3}; })) != Story::Kind::learnt);
  Snapshot snapshot = run(15, [](double) { return Losses{0.1, 0.1}; });
  History accurate = *snapshot.history;
  accurate.epochs =
      with_newest(accurate.epochs, [](EpochRecord& record) { record.validation.accuracy = 0.995; });
  snapshot.history = std::make_shared<const History>(accurate);
  const Story story = told(snapshot);
  CHECK(story.kind == Story::Kind::learnt);
  CHECK(story.text.find("test points") != std::string::npos);
}

TEST_CASE("values are learnt when they explain nearly all of the variance") {
  Snapshot snapshot = run(15, [](double) { return Losses{0.01, 0.01}; });
  History values = *snapshot.history;
  values.classification = false;
  for (const auto& [r_squared, learnt] : {std::pair{0.7, false}, std::pair{0.99, true}}) {
    values.epochs = with_newest(values.epochs, [&, r = r_squared](EpochRecord& record) {
      record.validation.r_squared = r;
    });
    snapshot.history = std::make_shared<const History>(values);
    CHECK((kind_of(snapshot) == Story::Kind::learnt) == learnt);
  }
}

}  // namespace descent
