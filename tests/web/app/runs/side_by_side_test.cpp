#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/model/parameters.hpp"
#include "tests/web/app/apps.hpp"
#include "web/app/page/told_event.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

struct Beside {
  App app = tests::app_of_presets();
  Beside() { app.apply(SetSpeed{0}); }

  void train(std::size_t epochs) {
    app.apply(set_setting(&TrainingSettings::epochs, epochs));
    app.apply(Play{});
    run();
  }
  void run() {
    while (app.busy()) app.run_for(2ms);
  }
  std::uint64_t add(const std::string& label) {
    app.apply(AddRun{label});
    REQUIRE(app.message() == "");
    return app.runs().back().id();
  }
  static std::uint64_t weights(const RunView& run) {
    return weights_hash(run.snapshot().model->parameters());
  }
};

}  // namespace

TEST_CASE_METHOD(Beside, "a run that is added stands as the one shown, and goes on alike") {
  train(3);
  app.apply(StepBatch{});  // within an epoch: the optimizer's state and the samples' order count
  run();
  const std::uint64_t shown = app.shown_run().id(), copy = add("Copy");
  REQUIRE(app.runs().size() == 2);
  CHECK(app.shown_run().id() == shown);
  CHECK(app.runs()[1].label() == "Copy");
  CHECK(weights(app.runs()[1]) == weights(app.runs()[0]));
  CHECK(app.runs()[1].snapshot().step == app.runs()[0].snapshot().step);
  CHECK(app.runs()[1].version() != app.runs()[0].version());

  const std::uint64_t before = weights(app.runs()[0]);
  app.apply(Play{copy});
  CHECK_FALSE(app.playing());
  run();
  CHECK(weights(app.runs()[0]) == before);  // the one shown stood still
  CHECK(app.runs()[1].snapshot().epoch > app.runs()[0].snapshot().epoch);
  app.apply(Play{});
  run();
  CHECK(app.runs()[1].snapshot().epoch == app.runs()[0].snapshot().epoch);
  CHECK(weights(app.runs()[1]) == weights(app.runs()[0]));
}

TEST_CASE_METHOD(Beside, "an edit is of the run that is shown alone, and each has its own undo") {
  const std::uint64_t first = app.shown_run().id(), second = add("Larger rate");
  app.apply(ShowRun{second});
  app.apply(SetLearningRate{0.5f});
  app.apply(set_setting(&Experiment::seed, 9));
  CHECK(app.experiment().seed == 9);
  app.apply(ShowRun{first});
  CHECK(app.experiment().seed != 9);
  CHECK_FALSE(app.can_undo());
  app.apply(ShowRun{second});
  CHECK(app.can_undo());
  app.apply(Undo{});
  CHECK(app.experiment().seed != 9);
}

TEST_CASE_METHOD(Beside, "runs that play together are each told of, and share the time") {
  app.apply(set_setting(&TrainingSettings::epochs, 20));
  const std::uint64_t first = app.shown_run().id(), second = add("");
  app.take_events();
  app.apply(Play{first});
  app.apply(Play{second});
  std::size_t of_first = 0, of_second = 0, ends = 0;
  while (app.busy()) {
    app.run_for(1ms);
    for (const Event& event : app.take_events()) {
      if (const auto* epoch = std::get_if<EpochEnded>(&event)) {
        ++(epoch->run == first ? of_first : of_second);
      }
      ends += std::holds_alternative<TrainingEnded>(event) ? 1 : 0;
    }
  }
  CHECK(of_first == 20);
  CHECK(of_second == 20);
  CHECK(ends == 2);
}

TEST_CASE_METHOD(Beside,
                 "another scene stops all runs of this one, and they are there afterwards") {
  app.apply(set_setting(&TrainingSettings::epochs, 1'000'000));
  const std::uint64_t second = add("");
  app.apply(Play{});
  app.apply(Play{second});
  app.apply(SetScene{Scene::line});
  CHECK(app.runs().size() == 1);
  app.apply(Play{second});  // it is of the other scene
  CHECK_THAT(app.message(), ContainsSubstring("no run"));
  app.apply(SetScene{Scene::playground});
  REQUIRE(app.runs().size() == 2);
  CHECK_FALSE(app.runs()[0].playing());
  CHECK_FALSE(app.runs()[1].playing());
}

TEST_CASE_METHOD(Beside, "runs side by side have their limits, which are told") {
  const std::uint64_t first = app.shown_run().id();
  for (std::size_t i = 1; i < SceneRuns::most_runs; ++i) add(std::to_string(i));
  app.apply(AddRun{"one more"});
  CHECK_THAT(app.message(), ContainsSubstring("remove one first"));
  CHECK(app.runs().size() == SceneRuns::most_runs);

  app.apply(RemoveRun{first});
  CHECK_THAT(app.message(), ContainsSubstring("show another one first"));
  app.apply(ShowRun{app.runs()[3].id()});
  app.apply(RemoveRun{first});
  CHECK(app.message() == "");
  CHECK(app.runs().size() == SceneRuns::most_runs - 1);
  CHECK(app.shown_run().label() == "3");
  app.apply(NameRun{app.shown_run().id(), "third"});
  CHECK(app.shown_run().label() == "third");
  app.apply(ShowRun{first});
  CHECK_THAT(app.message(), ContainsSubstring("no run"));
}

TEST_CASE_METHOD(Beside, "a run's name that is too long is refused, and changes nothing") {
  app.apply(AddRun{std::string(100'000, 'x')});
  CHECK_THAT(app.message(), ContainsSubstring("at most 200"));
  CHECK(app.runs().size() == 1);
  app.apply(NameRun{0, std::string(201, 'x')});
  CHECK_THAT(app.message(), ContainsSubstring("at most 200"));
  CHECK(app.shown_run().label() == "");
}

TEST_CASE("runs beside the one shown have so much memory, and no more") {
  SceneRuns runs(1);
  runs.check_room(SceneRuns::most_bytes);
  CHECK_THROWS_WITH(runs.check_room(SceneRuns::most_bytes + 1),
                    ContainsSubstring("256 MB are kept for them"));
}
