#include "web/app/page/kept_continuation.hpp"
#include "engine/experiment/json_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <functional>
#include <nlohmann/json.hpp>

#include "tests/web/app/state/opened.hpp"

using namespace descent;
using tests::Opened;

namespace {

struct Reloaded : Opened {
  Reloaded() {
    Experiment experiment = app.experiment();
    experiment.training.optimizer = GENERATE(Optimizer{Adam{0.01f}}, Optimizer{RMSprop{0.01f}});
    experiment.model.insert(experiment.model.begin() + 1, Dropout{0.2f});
    app.apply(SetExperiment{experiment});
    train(app, 2);
    for (int i = 0; i < 3; ++i) {
      app.apply(StepBatch{});
      while (app.busy()) app.run_for(std::chrono::milliseconds(1));
    }
  }

  // The kept state with another head of its (only) training.
  static RestoreState changed(RestoreState state, const std::function<void(Json&)>& change) {
    Json head = Json::parse(state.head);
    change(head.at("scenes").at(0).at("training"));
    state.head = head.dump();
    return state;
  }
};

}  // namespace

TEST_CASE_METHOD(Reloaded, "what a reload brings back goes on as it would have gone on") {
  App other = make_app();
  other.apply(kept(app));
  REQUIRE(other.message() == "");
  CHECK(other.driver()->snapshot().step == 3);
  CHECK(other.driver()->snapshot().running.loss == app.driver()->snapshot().running.loss);
  train(app, 3);
  train(other, 3);
  CHECK(weights(other) == weights(app));
  const History& then = *app.driver()->snapshot().history;
  const History& now = *other.driver()->snapshot().history;
  REQUIRE(now.epochs.count() == 5);
  for (std::size_t i = 2; i < 5; ++i) {
    CHECK(now.epochs[i].train.loss == then.epochs[i].train.loss);
    CHECK(now.epochs[i].validation.loss == then.epochs[i].validation.loss);
  }
}

TEST_CASE_METHOD(Reloaded, "what earlier versions kept goes on from its weights") {
  RestoreState old = changed(kept(app), [](Json& training) { training.erase("continuation"); });
  std::size_t arrays = 0;
  for (const auto& array : continuation_bytes(*app.kept_state().scenes.at(0).trained)) {
    arrays += array.size();
  }
  old.bytes.resize(old.bytes.size() - arrays);
  App other = make_app();
  other.apply(old);
  REQUIRE(other.message() == "");
  CHECK(weights(other) == weights(app));
  CHECK(other.driver()->snapshot().step == 0);
}

TEST_CASE_METHOD(Reloaded, "a kept continuation that is broken is refused") {
  const RestoreState good = kept(app);
  const std::vector<std::function<void(Json&)>> faults = {
      [](Json& kept) { kept["shuffle"] = {"0", "0", "0", "0"}; },
      [](Json& kept) { kept["dropout"] = {"1", "2"}; },
      [](Json& kept) { kept["shuffle"][1] = "12a"; },
      [](Json& kept) { kept["shuffle"][1] = 12; },
      [](Json& kept) { kept["shuffle"][1] = "99999999999999999999"; },
      [](Json& kept) { kept["samples"] = 1'000'000'000; },
      [](Json& kept) { kept["samples"] = kept["samples"].get<int>() - 1; },
      [](Json& kept) { kept["batch_size"] = 0; },
      [](Json& kept) { kept["epoch"] = {"1"}; },
      [](Json& kept) { kept["step"] = "one"; },
      [](Json& kept) { kept["best"] = {{3, 4'000'000'000}}; },
      [](Json& kept) { kept["optimizer"]["powers"] = Json::array(); },
      [](Json& kept) { kept["optimizer"]["slots"] = {{1'000'000'000'000}, Json::array()}; },
      [](Json& kept) { kept["optimizer"]["slots"].push_back(Json::array()); },
  };
  for (std::size_t i = 0; i < faults.size(); ++i) {
    CAPTURE(i);
    App other = make_app();
    const std::uint64_t before = weights(other);
    other.apply(changed(good, [&](Json& training) { faults[i](training["continuation"]); }));
    CHECK(other.message_is_error());
    CHECK(weights(other) == before);
  }
  RestoreState twice = good;  // the order is the last array: one sample two times in it
  std::copy(twice.bytes.end() - 8, twice.bytes.end() - 4, twice.bytes.end() - 4);
  App other = make_app();
  other.apply(twice);
  CHECK(other.message_is_error());
}

TEST_CASE_METHOD(Reloaded, "a continuation of another training is passed over") {
  const auto fault = GENERATE(0, 1, 2, 3);
  const RestoreState other_steps = changed(kept(app), [&](Json& training) {
    Json& kept = training["continuation"];
    if (fault == 0) kept["step"] = -1;
    if (fault == 1) kept["batch_size"] = kept["batch_size"].get<int>() + 1;
    if (fault == 2) kept["sums"] = Json::array();
    if (fault == 3) kept["validating"] = true;
  });
  App other = make_app();
  other.apply(other_steps);
  REQUIRE(other.message() == "");
  CHECK(weights(other) == weights(app));
  CHECK(other.driver()->snapshot().step == 0);
  train(other, 1);
  CHECK(other.driver()->snapshot().epoch == 3);
}
