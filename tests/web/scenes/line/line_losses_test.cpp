// The course's numbers: from w = b = 10, a learning rate of 0.09, all six points at once.
#include "web/scenes/line/line_losses.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using namespace std::chrono_literals;

namespace {

struct SteepLine {
  App app = tests::app_of_presets();

  SteepLine() { app.apply(LoadPreset{"line_steep"}); }

  void train_an_epoch() {
    app.apply(StepEpoch{});
    while (app.busy()) app.run_for(1ms);
  }
  const Snapshot& now() const { return app.driver()->snapshot(); }
  LineTask task() const { return line_task(app.experiment(), app.driver()->dataset()); }
};

}  // namespace

TEST_CASE_METHOD(SteepLine, "beside w and b stands the loss of that very line, from epoch 0 on") {
  LineLosses losses;
  losses.follow(*now().history, task());
  REQUIRE(losses.history().epochs.size() == 1);
  CHECK(losses.history().epochs[0].epoch == 0);
  CHECK_THAT(losses.history().epochs[0].train.loss, WithinAbs(715.66669, 1e-3));
  train_an_epoch();
  losses.follow(*now().history, task());
  REQUIRE(losses.history().epochs.size() == 2);
  CHECK(losses.history().epochs[1].epoch == 1);
  CHECK_THAT(losses.history().epochs[1].train.loss, WithinAbs(27.47032, 1e-4));
  // The log keeps what Keras logs.
  CHECK_THAT(now().history->epochs.back().train.loss, WithinAbs(715.66669, 1e-3));
  const std::optional<Line> line = model_line(*now().model);
  REQUIRE(line);
  CHECK_THAT(loss_of(task(), *line), WithinAbs(27.47032, 1e-4));
}

TEST_CASE_METHOD(SteepLine, "an untrained line's loss is that over the points as they are now") {
  LineLosses losses;
  losses.follow(*now().history, task());
  LineTask more = task();
  more.samples.push_back({0, -90});  // 100 below the line
  losses.follow(*now().history, more);
  REQUIRE(losses.history().epochs.size() == 1);
  CHECK_THAT(losses.history().epochs[0].train.loss,
             WithinAbs((715.66669 * 6 + 100 * 100) / 7, 1e-2));
}

TEST_CASE_METHOD(SteepLine, "the line's losses go on with its training and begin anew with it") {
  LineLosses losses;
  for (int epoch = 0; epoch < 3; ++epoch) {
    train_an_epoch();
    losses.follow(*now().history, task());
  }
  CHECK(losses.history().epochs.size() == 4);
  app.apply(Reset{});
  losses.follow(*now().history, task());
  CHECK(losses.history().epochs.size() == 1);
  train_an_epoch();
  losses.follow(*now().history, task());
  CHECK_THAT(losses.history().epochs[1].train.loss, WithinAbs(27.47032, 1e-4));
}

TEST_CASE("the loss of a line is the one that was chosen, with its penalty") {
  LineTask task;
  task.samples = {{0, 0}, {1, 4}};
  const Line line{1, 0};
  CHECK(loss_of(task, line) == 4.5);
  task.loss = Loss::mean_absolute_error;
  CHECK(loss_of(task, line) == 1.5);
  task.penalty = {0.5f, 0.25f};
  CHECK(loss_of(task, line) == 2.25);
}
