// Links to what is shown already, and what embedding pages hear of with events.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/page/sharing.hpp"
#include "web/app/page/told_event.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

struct Heard {
  App app = tests::app_of_presets(
      {{"fashion_mnist", "Fashion-MNIST", ImageSetStatus::State::available},
       {"mnist", "MNIST", ImageSetStatus::State::absent},
       {"synthetic_digits", "Synthetic digits", ImageSetStatus::State::available}});

  static void train(App& app, int epochs) {
    app.apply(SetSpeed{0});
    for (int i = 0; i < epochs; ++i) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(1ms);
    }
  }
};

}  // namespace

TEST_CASE_METHOD(Heard, "a link to the same experiment changes the view and not the training") {
  train(app, 2);
  const std::string link = share_link(app.shown_run());
  app.apply(Play{});
  app.apply(OpenLink{link + "&theme=dark"});
  CHECK(app.message().empty());
  CHECK(app.view().theme == ThemeChoice::dark);
  CHECK(app.playing());
  app.apply(Pause{});
  CHECK(app.driver()->snapshot().epoch >= 2);
  app.apply(Discretize{true});
  app.apply(SetScene{Scene::line});
  app.apply(OpenLink{link});
  CHECK(app.view().scene == Scene::playground);
  CHECK_FALSE(app.view().discretize);
  CHECK(app.driver()->snapshot().epoch >= 2);
  // Another experiment still begins anew, and nothing of this can be undone but that.
  app.apply(OpenLink{"#descent=1&experiment=(data:(name:gauss))"});
  CHECK(app.driver()->snapshot().epoch == 0);
  app.apply(Undo{});
  CHECK(app.driver()->snapshot().epoch >= 2);
  CHECK_FALSE(app.can_undo());
}

TEST_CASE_METHOD(Heard, "a link to the experiment that is painted over shows its points again") {
  const std::string link = share_link(app.shown_run());
  app.apply(SetBrush{Brush{.painting = true, .from_nothing = true}});
  app.apply(OpenLink{link});
  CHECK_FALSE(app.view().brush.from_nothing);
  app.apply(Play{});
  CHECK(app.message().empty());
}

TEST_CASE_METHOD(Heard, "events say what happened") {
  const auto detail = [&](const std::string& name) {
    std::string found;
    for (const ToldEvent& event : told_events(app.take_events())) {
      if (event.name == name) found = event.detail;
    }
    return found;
  };
  app.apply(LoadPreset{"nothing \"at\" all"});
  CHECK_THAT(detail("error"),
             ContainsSubstring("\"message\":\"") && ContainsSubstring("\\\"at\\\""));
  app.apply(Play{});
  app.apply(Pause{});
  CHECK_THAT(detail("pause"), ContainsSubstring("\"epoch\":0") && ContainsSubstring("\"step\":"));
  Experiment experiment = app.experiment();
  experiment.training.epochs = 1;
  app.apply(SetExperiment{experiment});
  train(app, 1);
  CHECK_THAT(detail("stop"),
             ContainsSubstring("\"epoch\":1") && ContainsSubstring("\"reason\":\""));
}
