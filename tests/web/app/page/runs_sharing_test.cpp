#include "web/app/page/runs_sharing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/experiment/link.hpp"
#include "engine/experiment/saved_runs.hpp"
#include "engine/model/parameters.hpp"
#include "tests/web/app/apps.hpp"
#include "web/app/looks/seeds_look.hpp"
#include "web/app/state/app.hpp"
#include "web/frame/runs_table.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

struct Sharing {
  App app = tests::app_of_presets();

  Sharing() { app.apply(SetSpeed{0}); }
  void rest() {
    while (app.busy()) app.run_for(2ms);
  }
  void train(std::size_t epochs) {
    for (std::size_t i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      rest();
    }
  }
  // Three runs of xor, the one kept first with seeds.
  void make_three() {
    app.apply(LoadPreset{"xor"});
    train(3);
    app.apply(TrainSeeds{0, 3});
    rest();
    app.apply(AddRun{"A"});
    app.apply(SetLearningRate{0.25f});
    train(2);
    app.apply(AddRun{"B"});
    app.apply(SetLearningRate{0.125f});
    train(1);
    REQUIRE(app.runs().size() == 3);
  }
  std::string file() const { return share_runs_file(app.runs(), app.shown_run().id()); }
  void open(const std::string& text) { app.apply(OpenFile{"runs.json", text}); }
};

std::vector<std::string> told_of(const App& app) {
  std::vector<std::string> all;
  for (const RunRow& row : run_rows(app.runs(), app.shown_run().id(), 0)) {
    std::string told = row.name + ": " + row.differs;
    // Seconds are kept as floats.
    for (std::size_t i = 0; i + 1 < row.figures.size(); ++i) told += " | " + row.figures[i];
    all.push_back(told);
  }
  return all;
}

}  // namespace

TEST_CASE_METHOD(Sharing, "runs that are saved together open side by side again as they are") {
  make_three();
  Sharing other;
  other.open(file());
  CHECK_THAT(other.app.message(), ContainsSubstring("runs.json came with 3 runs"));
  REQUIRE(other.app.runs().size() == 3);
  CHECK(told_of(other.app) == told_of(app));
  for (std::size_t i = 0; i < 3; ++i) {
    const RunView one = app.runs()[i], again = other.app.runs()[i];
    CHECK(weights_hash(again.snapshot().model->parameters()) ==
          weights_hash(one.snapshot().model->parameters()));
    CHECK(again.snapshot().epoch == one.snapshot().epoch);
    CHECK((again.seeds() != nullptr) == (one.seeds() != nullptr));
  }
  const SeedsLook* seeds = other.app.runs()[1].seeds();
  REQUIRE(seeds);
  CHECK(seeds->done());
  CHECK(seeds->order() == app.runs()[1].seeds()->order());
  CHECK(seeds->courses().size() == 3);
  other.app.apply(Undo{});  // what was shown before comes back
  CHECK(other.app.shown_run().experiment() == Sharing().app.shown_run().experiment());
}

TEST_CASE_METHOD(Sharing, "runs of a file stand beside those that are kept, under other letters") {
  make_three();
  const std::string text = file();
  open(text);
  REQUIRE(app.runs().size() == 5);
  CHECK(app.runs()[1].label() == "A");
  CHECK(app.runs()[3].label() == "C");
  CHECK(app.runs()[4].label() == "D");
  app.apply(AddRun{"E"});
  app.apply(AddRun{"F"});
  const std::vector<std::string> before = told_of(app);
  open(text);  // 7 + 2
  CHECK_THAT(app.message(), ContainsSubstring("remove some first"));
  CHECK(told_of(app) == before);
}

TEST_CASE_METHOD(Sharing, "a file of runs that is broken changes nothing") {
  make_three();
  const std::vector<std::string> before = told_of(app);
  const std::string good = file();
  const std::string xor_run =
      R"({"data": {"name": "xor"}, "model": [{"layer": "Dense", "units": 1}]})";
  const auto refused = [&](const std::string& text, const std::string& words) {
    INFO(text.substr(0, 200));
    open(text);
    CHECK(app.message_is_error());
    CHECK_THAT(app.message(), ContainsSubstring(words));
    CHECK(told_of(app) == before);
  };
  refused(good.substr(0, good.size() / 2), "");
  refused(R"({"runs": [)" + xor_run + R"(, {"data": {"name": "xorr"}}]})", "runs[1]");
  refused(
      R"({"runs": [)" + xor_run + R"(, {"data": {"name": "mnist"}, "model": [{"layer": "Flatten"},
      {"layer": "Dense", "units": 10, "activation": "softmax"}],
      "training": {"loss": "sparse_categorical_crossentropy"}}]})",
      "different scenes");
  // A run whose network does not fit its loss.
  refused(R"({"runs": [)" + xor_run + "," + xor_run.substr(0, xor_run.size() - 1) +
              R"(, "training": {"loss": "sparse_categorical_crossentropy"}}]})",
          "");
  refused(R"({"runs": [)" + xor_run + R"(, {"weights": []}]})", "runs[1]");
}

TEST_CASE_METHOD(Sharing,
                 "the run that is pinned stays so in a file; a file without one unpins none") {
  make_three();
  app.apply(PinRun{app.runs()[1].id()});
  Sharing other;
  other.open(file());
  const auto pinned = [](const App& of) {
    std::string labels;
    for (const RunView& run : of.runs()) labels += run.pinned() ? run.label() + "!" : ".";
    return labels;
  };
  CHECK(pinned(app) == ".A!.");
  REQUIRE(other.app.runs().size() == 3);
  CHECK(pinned(other.app) == ".A!.");
  app.apply(PinRun{app.runs()[2].id()});
  CHECK(pinned(app) == "..B!");
}

TEST_CASE_METHOD(Sharing, "a run that broke is saved with its settings alone") {
  app.apply(LoadPreset{"high_rate"});
  app.apply(Play{});
  rest();
  if (app.shown_run().snapshot().stop_cause != StopCause::not_finite) train(50);
  app.apply(AddRun{"A"});
  const SavedRuns saved = parse_saved_runs(file());
  REQUIRE(saved.runs.size() == 2);
  for (const SavedRun& run : saved.runs) CHECK(run.saved.experiment == app.experiment());
}

TEST_CASE_METHOD(Sharing, "a link to runs has their settings, and opened twice adds none") {
  make_three();
  const std::string link = share_runs_link(app.runs(), app.shown_run().id());
  Sharing other;
  other.app.apply(OpenLink{link});
  CHECK(other.app.message() == "");
  REQUIRE(other.app.runs().size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(other.app.runs()[i].experiment() == app.runs()[i].experiment());
    CHECK(other.app.runs()[i].snapshot().epoch == 0);
  }
  CHECK(other.app.opened_links() == 1);
  other.train(1);
  other.app.apply(OpenLink{link});
  CHECK(other.app.runs().size() == 3);
  CHECK(other.app.shown_run().snapshot().epoch == 1);
}
