#include "web/frame/runs_table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>

#include "tests/web/app/apps.hpp"
#include "web/app/runs/run_label.hpp"

namespace descent {
namespace {

using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

struct TwoRuns {
  App app = tests::app_of_presets();

  TwoRuns() {
    app.apply(LoadPreset{"line_steep"});
    train(3);
    app.apply(AddRun{free_label(app.runs())});
    app.apply(SetLearningRate{0.01f});
    train(2);
  }
  void train(int epochs) {
    for (int i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(1ms);
    }
  }
  std::vector<RunRow> rows(std::uint64_t baseline = 0) const {
    return run_rows(app.runs(), app.shown_run().id(), baseline);
  }
};

}  // namespace

TEST_CASE_METHOD(TwoRuns, "runs side by side have their own figures, and tell what differs") {
  const std::vector<RunRow> all = rows();
  REQUIRE(all.size() == 2);
  CHECK(all[0].shown);
  CHECK(all[0].name == "this run");
  CHECK(all[0].figures[0] == "5");
  CHECK(all[1].name == "A");
  CHECK(all[1].figures[0] == "3");
  CHECK(all[0].figures[1] != all[1].figures[1]);
  CHECK(all[0].figures.size() == run_columns().size());
  CHECK(all[0].differs.empty());
  CHECK_THAT(all[1].differs, ContainsSubstring("learning_rate"));
  CHECK_THAT(all[1].differs, ContainsSubstring("0.09"));
  const std::vector<RunRow> pinned = rows(all[1].id);
  CHECK(pinned[1].differs.empty());
  CHECK_THAT(pinned[0].differs, ContainsSubstring("0.01"));
}

TEST_CASE_METHOD(TwoRuns, "each kept run gets the next free letter, up to F") {
  CHECK(free_label(app.runs()) == "B");
  for (const char* label : {"B", "C", "D", "E", "F"}) {
    CHECK(free_label(app.runs()) == label);
    app.apply(AddRun{label});
  }
  CHECK(free_label(app.runs()).empty());
  app.apply(RemoveRun{rows()[1].id});
  CHECK(free_label(app.runs()) == "A");
}

}  // namespace descent
