#include "engine/experiment/saved_runs.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdint>

#include "engine/core/error.hpp"
#include "engine/experiment/link.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

Experiment small_experiment(float rate) {
  Experiment experiment;
  experiment.data.samples = 40;
  experiment.model = {Dense{3, Activation::tanh}, Dense{1, Activation::tanh}};
  experiment.training.optimizer = SGD{rate};
  experiment.training.epochs = 4;
  return experiment;
}

SavedRun trained_run(const std::string& label, float rate) {
  const Experiment experiment = small_experiment(rate);
  Trainer trainer = make_trainer(experiment, ImageSource{}, default_kernels());
  while (!trainer.finished()) trainer.step_epoch();
  SavedRun run{label, {experiment, trainer.model().parameters(), trainer.history()}, std::nullopt};
  const SeedOrder order = seeds_from(experiment, 3, 4);
  run.seeds = SavedSeeds{order, train_seeds(experiment, order, nullptr, default_kernels())};
  return run;
}

bool same_losses(const EpochLog& one, const EpochLog& other) {
  if (one.size() != other.size()) return false;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i].epoch != other[i].epoch) return false;
    if (one[i].train.loss != other[i].train.loss) return false;
    if (one[i].validation.accuracy != other[i].validation.accuracy) return false;
  }
  return true;
}

std::string saved_runs_error(const std::string& text) {
  try {
    parse_saved_runs(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("several runs come back with their labels, weights, histories and seeds") {
  SavedRuns runs;
  runs.runs = {trained_run("", 0.1f), trained_run("A", 0.5f)};
  runs.runs.push_back({"B", {small_experiment(1), std::nullopt, {}}, std::nullopt});
  runs.runs[1].seeds->courses[2].broke = true;
  runs.shown = 1;
  const SavedRuns back = parse_saved_runs(to_json(runs));
  CHECK(back.several);
  CHECK(back.shown == 1);
  REQUIRE(back.runs.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    INFO("run " << i);
    const SavedRun &one = runs.runs[i], &other = back.runs[i];
    CHECK(other.label == one.label);
    CHECK(other.saved.experiment == one.saved.experiment);
    REQUIRE(other.saved.weights.has_value() == one.saved.weights.has_value());
    if (!one.saved.weights) continue;
    CHECK(weights_hash(*other.saved.weights) == weights_hash(*one.saved.weights));
    CHECK(same_losses(other.saved.history.epochs, one.saved.history.epochs));
    REQUIRE(other.seeds);
    CHECK(other.seeds->order == one.seeds->order);
    REQUIRE(other.seeds->courses.size() == 3);
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(other.seeds->courses[k].seed == one.seeds->courses[k].seed);
      CHECK(other.seeds->courses[k].broke == one.seeds->courses[k].broke);
      CHECK(same_losses(other.seeds->courses[k].epochs, one.seeds->courses[k].epochs));
    }
  }
}

TEST_CASE("one saved experiment is a run alone") {
  const SavedRun run = trained_run("", 0.1f);
  const SavedRuns alone =
      parse_saved_runs(to_json(run.saved.experiment, *run.saved.weights, run.saved.history));
  CHECK_FALSE(alone.several);
  REQUIRE(alone.runs.size() == 1);
  CHECK(alone.runs[0].saved.experiment == run.saved.experiment);
  CHECK_THROWS_AS(parse_saved_experiment(to_json(SavedRuns{{run}})), Error);
}

TEST_CASE("a text with several runs that is broken says where") {
  const std::string run = R"({"data": {"name": "xor"}, "model": [{"layer": "Dense", "units": 1}]})";
  CHECK_THAT(saved_runs_error(R"({"descent": 1, "runs": []})"), ContainsSubstring("runs"));
  CHECK_THAT(saved_runs_error(R"({"descent": 2, "runs": [)" + run + "]}"),
             ContainsSubstring("descent"));
  CHECK_THAT(saved_runs_error(R"({"runs": [)" + run + R"(, {"data": {"noise": 7}}]})"),
             ContainsSubstring("runs[1]"));
  CHECK_THAT(saved_runs_error(R"({"runs": [)" + run + R"(], "shown": 1})"),
             ContainsSubstring("shown"));
  CHECK_THAT(saved_runs_error(R"({"runs": [)" + run + R"(], "other": 1})"),
             ContainsSubstring("other"));
  std::string nine = run;
  for (int i = 0; i < 8; ++i) nine += "," + run;
  CHECK_THAT(saved_runs_error(R"({"runs": [)" + nine + "]}"), ContainsSubstring("runs"));
  const auto with_seeds = [&](const std::string& seeds) {
    std::string text = run;
    text.insert(text.size() - 1, ", \"seeds\": " + seeds);
    return saved_runs_error(R"({"runs": [)" + text + "]}");
  };
  CHECK_THAT(with_seeds(R"({"first": 1, "courses": []})"), ContainsSubstring("courses"));
  CHECK_THAT(with_seeds(R"({"first": -1, "courses": [{"seed": 1}]})"), ContainsSubstring("first"));
  CHECK_THAT(with_seeds(R"({"first": 1, "courses": [{"seed": 1, "history": {"loss": ["x"]}}]})"),
             ContainsSubstring("loss"));
  CHECK(with_seeds(R"({"first": 1, "courses": [{"seed": 1, "broke": true}]})").empty());
}

TEST_CASE("a link to several runs has their settings and labels, and nothing else") {
  std::vector<SavedRun> runs = {trained_run("", 0.1f), trained_run("A", 0.5f)};
  const std::string link = write_link(runs, {{"discretize", "true"}});
  const Link back = read_link(link);
  REQUIRE(back.runs.size() == 2);
  CHECK(back.runs[1].label == "A");
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(back.runs[i].saved.experiment == runs[i].saved.experiment);
    CHECK_FALSE(back.runs[i].saved.weights);
    CHECK_FALSE(back.runs[i].seeds);
  }
  CHECK(back.experiment == runs[0].saved.experiment);
  REQUIRE(back.view.size() == 1);
  // A class of that name makes no runs of it.
  Experiment named;
  named.data.name = "points";
  named.data.x = {{0, 1}, {1, 0}};
  named.data.y = {{0}, {1}};
  named.data.test_fraction = 0;
  named.data.class_names = {"runs", "walks"};
  named.training.loss = Loss::binary_crossentropy;
  named.model = {Dense{1, Activation::sigmoid}};
  CHECK(read_link(write_link(named)).experiment == named);
  CHECK(read_link(write_link(named)).runs.empty());
}

TEST_CASE("runs that are too large for a link say so") {
  Experiment experiment;
  experiment.data.name = "points";
  experiment.data.test_fraction = 0;
  for (std::int64_t i = 0; i < 40'000; ++i) {
    experiment.data.x.push_back({(i * 7919 % 10007) / 1000.0, (i * 104729 % 10009) / 1000.0});
    experiment.data.y.push_back({(i * 31 % 1009) / 1000.0});
  }
  const std::vector<SavedRun> runs(2, {"", {experiment, std::nullopt, {}}, std::nullopt});
  CHECK_THROWS_WITH(write_link(runs), ContainsSubstring("too large for a link"));
}
