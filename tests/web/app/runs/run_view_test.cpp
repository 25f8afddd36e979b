#include "web/app/runs/run_view.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/page/sharing.hpp"
#include "web/app/state/app.hpp"
#include "web/app/story/app_story.hpp"
#include "web/cards/progress.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Line {
  App app = tests::app_of_presets();
  Line() { app.apply(SetScene{Scene::line}); }

  void train_epoch() {
    app.apply(StepEpoch{});
    while (app.busy()) app.run_for(std::chrono::milliseconds(5));
  }
};

}  // namespace

TEST_CASE_METHOD(Line, "what is drawn of now is drawn of an older moment as well") {
  train_epoch();
  const auto first = std::make_shared<const Snapshot>(app.shown_run().snapshot());
  train_epoch();
  train_epoch();
  const RunView now = app.shown_run(), then = now.at(first, 1);
  CHECK(now.is_now());
  CHECK_FALSE(then.is_now());
  CHECK_THAT(progress_text(now), ContainsSubstring("3 of "));
  CHECK_THAT(progress_text(then), ContainsSubstring("1 of "));
  CHECK(progress_fraction(then) * 3 == Catch::Approx(progress_fraction(now)));
  CHECK(story_of(then, {}).text != "");
  // The weights of then, not of now: a file of it begins with them.
  CHECK(share_file(then) != share_file(now));
  CHECK(&then.experiment() == &now.experiment());
}

TEST_CASE_METHOD(Line, "another network, run or moment has another version") {
  const std::uint64_t fresh = app.shown_run().version(), network = app.shown_run().network();
  train_epoch();
  CHECK(app.shown_run().version() != fresh);
  CHECK(app.shown_run().network() == network);

  const auto moment = std::make_shared<const Snapshot>(app.shown_run().snapshot());
  const RunView one = app.shown_run().at(moment, 1), two = app.shown_run().at(moment, 2);
  CHECK(one.version() != two.version());
  CHECK(one.version() != app.shown_run().version());

  app.apply(set_setting(&Experiment::seed, 77));
  CHECK(app.shown_run().network() != network);
  CHECK(app.shown_run().version() != fresh);
  const std::uint64_t line = app.shown_run().network();
  app.apply(SetScene{Scene::playground});
  CHECK(app.shown_run().network() != line);
}
