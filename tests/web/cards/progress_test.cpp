#include "web/cards/progress.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/web/app/apps.hpp"
#include "tests/web/ui/ui_frame.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

struct TrainedApp {
  App app;

  explicit TrainedApp(const Experiment& experiment) : app(tests::app_of(experiment)) {
    app.apply(SetSpeed{0});
    app.apply(Play{});
    while (app.busy()) app.run_for(5ms);
  }
};

Experiment plane() {
  Experiment experiment;
  experiment.data.name = "reg_plane";
  experiment.model = {Dense{8, Activation::relu}, Dense{1}};
  experiment.training.epochs = 20;
  experiment.training.optimizer = SGD{0.01f};
  return experiment;
}

}  // namespace

TEST_CASE("progress: a run that a callback stopped shows how far it came") {
  Experiment experiment = plane();
  experiment.training.callbacks = {StopBelow{Monitor::loss, 1e6}};
  const TrainedApp one(experiment);
  const App& app = one.app;
  REQUIRE(app.driver()->snapshot().stop_cause == StopCause::callback);
  CHECK(progress_fraction(app.shown_run()) == 1.0 / 20);
  CHECK_THAT(progress_text(app.shown_run()), ContainsSubstring("1 of 20 epochs"));
}

TEST_CASE("progress: a run that diverged shows how far it came") {
  Experiment experiment = plane();
  experiment.training.optimizer = SGD{1000};
  const TrainedApp one(experiment);
  const App& app = one.app;
  REQUIRE(app.driver()->snapshot().stop_cause == StopCause::not_finite);
  CHECK(progress_fraction(app.shown_run()) < 0.2);
  CHECK_THAT(progress_text(app.shown_run()), ContainsSubstring("Diverged"));
}

TEST_CASE("progress: of all epochs, the steps of the one under way among them") {
  Snapshot now;
  now.epochs = 4;
  now.epoch = 1;
  now.steps_per_epoch = 10;
  now.step = 5;
  CHECK(run_fraction(now) == 1.5 / 4);
  now.validating = true;
  CHECK(run_fraction(now) == 0.5);
  now.validating = false;
  now.step = 0;
  now.epoch = 9;
  CHECK(run_fraction(now) == 1);
  const TrainedApp one(plane());
  const App& app = one.app;
  CHECK(progress_fraction(app.shown_run()) == 1);
  CHECK_THAT(progress_text(app.shown_run()), ContainsSubstring("All 20 epochs"));
}

TEST_CASE("progress: what has no room in a line goes on in a second one, and the last parts out") {
  UiFrames frames([] {});
  const std::string text = "epoch 3: 640 / 1,875 steps · 12.3k images/s · 4 s left";
  using Lines = std::vector<std::string>;
  CHECK(lines_within(text, 2000, 1) == Lines{text});
  const float width = ui::text_size(ui::Font::label, "epoch 3: 640 / 1,875 steps · 12").x;
  CHECK(lines_within(text, width, 1) == Lines{"epoch 3: 640 / 1,875 steps"});
  CHECK(lines_within(text, width, 2) ==
        Lines{"epoch 3: 640 / 1,875 steps", "12.3k images/s · 4 s left"});
  CHECK(lines_within("", 100, 2) == Lines{""});
}
