#include "engine/experiment/history_json.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_json.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool same(const Scores& a, const Scores& b) {
  return same(a.loss, b.loss) && same(a.accuracy, b.accuracy) &&
         same(a.mean_absolute_error, b.mean_absolute_error) &&
         same(a.root_mean_squared_error, b.root_mean_squared_error) &&
         same(a.r_squared, b.r_squared);
}

void check_round_trip(const Trainer& trainer, const Experiment& experiment) {
  const std::string text = to_json(experiment, trainer.model().parameters(), trainer.history());
  const SavedExperiment saved = parse_saved_experiment(text);
  const History& before = trainer.history();
  REQUIRE(saved.history.epochs.size() == before.epochs.size());
  CHECK(saved.history.classification == before.classification);
  CHECK(saved.history.edited == before.edited);
  CHECK(saved.history.initial_neuron == before.initial_neuron);
  CHECK(same(saved.history.initial_loss, before.initial_loss));
  for (std::size_t i = 0; i < before.epochs.size(); ++i) {
    const EpochRecord &a = saved.history.epochs[i], &b = before.epochs[i];
    CHECK(a.epoch == b.epoch);
    CHECK(same(a.train, b.train));
    CHECK(same(a.validation, b.validation));
    CHECK(a.neuron == b.neuron);
    CHECK(same(a.evaluated_loss, b.evaluated_loss));
  }
}

History parsed(const std::string& history) {
  return parse_saved_experiment(
             R"({"data": {"name": "points", "x": [[0]], "y": [[1]]}, "model": [{"layer": "Dense", "units": 1}],)"
             R"( "weights": [{"kernel": [2], "bias": [1]}], "history": )" +
             history + "}")
      .history;
}

}  // namespace

TEST_CASE("what callbacks did, and the learning rates, come back") {
  Experiment experiment;
  experiment.data.name = "reg_plane";
  experiment.data.samples = 20;
  ReduceLROnPlateau halving;
  halving.factor = 0.5;
  halving.patience = 1;
  halving.min_delta = 1e9;
  experiment.training.epochs = 4;
  experiment.training.callbacks = {halving};
  Trainer trainer = make_trainer(experiment, ImageSource{}, default_kernels());
  while (!trainer.finished()) trainer.step_epoch();
  trainer.note_edit("batch_size 32 → 64.", "");
  const History& before = trainer.history();
  REQUIRE(before.actions.all().size() == 4);
  const History after =
      parse_saved_experiment(to_json(experiment, trainer.model().parameters(), before)).history;
  CHECK(std::ranges::equal(after.actions.all(), before.actions.all()));
  CHECK(after.learning_rate == before.learning_rate);
  CHECK(after.learning_rate == trainer.present_learning_rate());
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(after.epochs[i].learning_rate == before.epochs[i].learning_rate);
  }
  // Nothing of it where nothing happened.
  experiment.training.callbacks.clear();
  Trainer plain = make_trainer(experiment, ImageSource{}, default_kernels());
  plain.step_epoch();
  CHECK_THAT(to_json(experiment, plain.model().parameters(), plain.history()),
             !ContainsSubstring("learning_rate") && !ContainsSubstring("actions"));
}

TEST_CASE("a schedule and a callback that both set the learning rate are refused") {
  Experiment experiment;
  experiment.data.samples = 20;
  experiment.training.schedule = CosineDecay{};
  experiment.training.callbacks = {ReduceLROnPlateau{}};
  CHECK_THROWS_WITH(
      make_trainer(experiment, ImageSource{}, default_kernels()),
      "Both the schedule CosineDecay and the callback ReduceLROnPlateau would set the "
      "learning rate: leave one of them out.");
}

TEST_CASE("a history of which not every epoch is kept says which ones are") {
  const History history = parsed(R"({"loss": [3, 2, 1], "epoch": [1, 4, 9], "edited": 8})");
  REQUIRE(history.epochs.size() == 3);
  CHECK(history.epochs.count() == 9);
  CHECK(history.epochs[1].epoch == 4);
  CHECK(history.edited == 8);
  CHECK(write_history(history).at("epoch") == Json{1, 4, 9});
  for (const char* wrong : {"[1, 4, 4]", "[0, 1, 2]", "[1, 2.5, 3]", "[1, 2]"}) {
    CHECK_THROWS_WITH(parsed(R"({"loss": [3, 2, 1], "epoch": )" + std::string(wrong) + "}"),
                      ContainsSubstring("epoch"));
  }
}

TEST_CASE("a history comes back from a saved experiment as it was") {
  Experiment experiment;
  experiment.model = {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}};
  experiment.training.epochs = 3;
  for (const char* data : {"spiral", "reg_plane"}) {
    experiment.data.name = data;
    Trainer trainer = make_trainer(experiment, ImageSource{}, default_kernels());
    while (!trainer.finished()) trainer.step_epoch();
    check_round_trip(trainer, experiment);
  }
}

TEST_CASE("the path of a single neuron comes back") {
  Experiment experiment;
  experiment.data.name = "points";
  experiment.data.x = {{0}, {1}};
  experiment.data.y = {{1}, {3}};
  experiment.data.test_fraction = 0;
  experiment.training.epochs = 5;
  Trainer trainer = make_trainer(experiment, ImageSource{}, default_kernels());
  while (!trainer.finished()) trainer.step_epoch();
  check_round_trip(trainer, experiment);
}

TEST_CASE("a saved experiment without history is read as before") {
  CHECK(parse_saved_experiment("{}").history.epochs.empty());
}

TEST_CASE("what is none is null in a history") {
  const History history = parsed(R"({"loss": [1, null], "val_loss": [null, 2], "edited": 1})");
  REQUIRE(history.epochs.size() == 2);
  CHECK(std::isnan(history.epochs[1].train.loss));
  CHECK(std::isnan(history.epochs[0].validation.loss));
  CHECK(history.epochs[1].validation.loss == 2);
  CHECK(history.edited == 1);
}

TEST_CASE("a broken history is refused by name") {
  CHECK_THROWS_WITH(parsed(R"({"loss": []})"), ContainsSubstring("history.loss"));
  CHECK_THROWS_WITH(parsed(R"({"val_loss": [1]})"), ContainsSubstring("loss"));
  CHECK_THROWS_WITH(parsed(R"({"loss": [1, 2], "seconds": [1]})"),
                    ContainsSubstring("history.seconds"));
  CHECK_THROWS_WITH(parsed(R"({"loss": [1, "2"]})"), ContainsSubstring("history.loss[1]"));
  CHECK_THROWS_WITH(parsed(R"({"loss": [1], "los": [1]})"), ContainsSubstring("los"));
  CHECK_THROWS_WITH(parsed(R"({"loss": [1], "edited": 2})"), ContainsSubstring("history.edited"));
  CHECK_THROWS_WITH(parsed(R"({"loss": [1], "neuron": [[1, 2]]})"),
                    ContainsSubstring("history.neuron"));
  CHECK_THROWS_WITH(parse_saved_experiment(R"({"history": {"loss": [1]}})"),
                    ContainsSubstring("weights"));
}

TEST_CASE("looks at the test set are part of a saved history, and only where there are any") {
  const History plain = parsed(R"({"loss": [1, 0.5]})");
  CHECK(plain.tests.all().empty());
  CHECK_FALSE(write_history(plain).contains("tests"));

  const History history = parsed(
      R"({"loss": [1, 0.5], "tests": [{"epoch": 1, "step": 3, "loss": 0.25, "accuracy": 0.75},
          {"epoch": 7, "loss": null}]})");
  REQUIRE(history.tests.all().size() == 2);
  const TestResult& first = history.tests.all()[0];
  CHECK(first.epoch == 1);
  CHECK(first.step == 3);
  CHECK(first.scores.loss == 0.25);
  CHECK(first.scores.accuracy == 0.75);
  CHECK(std::isnan(first.scores.r_squared));
  CHECK(
      std::isnan(history.tests.all()[1].scores.loss));  // seen in an epoch that was gone back from
  const Json again = write_history(history);
  CHECK(again["tests"] == Json::parse(R"([{"epoch": 1, "step": 3, "loss": 0.25, "accuracy": 0.75},
                        {"epoch": 7, "loss": null}])"));

  CHECK_THROWS_WITH(parsed(R"({"loss": [1], "tests": [{"loss": 1}]})"), ContainsSubstring("epoch"));
  CHECK_THROWS_WITH(parsed(R"({"loss": [1], "tests": [{"epoch": 1, "loss": 1, "auc": 2}]})"),
                    ContainsSubstring("history.tests[0].auc"));
}
