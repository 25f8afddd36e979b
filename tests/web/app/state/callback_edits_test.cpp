#include "web/app/state/callback_edits.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/core/closed_set.hpp"
#include "tests/web/app/apps.hpp"
#include "web/app/state/stop_rules.hpp"

using namespace descent;

namespace {

Experiment with_callbacks(std::vector<Callback> callbacks) {
  Experiment experiment;
  experiment.training.callbacks = std::move(callbacks);
  return experiment;
}

const std::vector<Callback>& callbacks_of(const App& app) {
  return app.experiment().training.callbacks;
}

}  // namespace

TEST_CASE("callback edits: only what the data measure is watched") {
  Experiment values;
  values.data.name = "reg_plane";
  CHECK(measured(values) == std::vector<Monitor>{Monitor::loss, Monitor::val_loss});
  values.data.test_fraction = 0;
  CHECK(measured(values) == std::vector<Monitor>{Monitor::loss});
  CHECK(measured(Experiment{}) == all_monitors());
  const auto offered = offered_callbacks(values);
  CHECK(offered.size() == one_of_each<Callback>().size());
  for (const Callback& one : offered) {
    INFO(name_of(one));
    CHECK(*monitor_of(one) == Monitor::loss);
  }
}

TEST_CASE("callback edits: a threshold has two sides, and stays within what may be watched") {
  const Callback below = StopBelow{Monitor::loss, 5};
  CHECK(on_other_side(below) == Callback(StopAbove{Monitor::loss, 5}));
  CHECK(on_other_side(on_other_side(below)) == below);
  CHECK(on_other_side(EarlyStopping{}) == Callback(EarlyStopping{}));
  CHECK(with_monitor(below, Monitor::accuracy) == Callback(StopBelow{Monitor::accuracy, 1}));
  CHECK(with_monitor(below, Monitor::val_loss) == Callback(StopBelow{Monitor::val_loss, 5}));
}

TEST_CASE("callback edits: several are added, changed, removed and undone") {
  App app = tests::app_of(with_callbacks({EarlyStopping{}}));
  app.apply(add_callback(app.experiment(), ReduceLROnPlateau{}));
  EarlyStopping patient;
  patient.patience = 4;
  patient.restore_best_weights = true;
  app.apply(change_callback(app.experiment(), 0, patient));
  CHECK(callbacks_of(app) == std::vector<Callback>{patient, ReduceLROnPlateau{}});
  app.apply(remove_callback(app.experiment(), 0));
  CHECK(callbacks_of(app) == std::vector<Callback>{ReduceLROnPlateau{}});
  app.apply(Undo{});
  app.apply(Undo{});
  CHECK(callbacks_of(app) == std::vector<Callback>{EarlyStopping{}, ReduceLROnPlateau{}});
  app.apply(Undo{});
  CHECK(callbacks_of(app) == std::vector<Callback>{EarlyStopping{}});
}

TEST_CASE("callback edits: what lowers the rate takes a schedule's place, in one step") {
  Experiment experiment;
  experiment.training.schedule = CosineDecay{100};
  App app = tests::app_of(experiment);
  app.apply(add_callback(app.experiment(), StopBelow{}));
  CHECK(app.experiment().training.schedule == LearningRateSchedule(CosineDecay{100}));
  CHECK(app.message().empty());
  CHECK(callback_note(app.experiment(), ReduceLROnPlateau{})
            .ends_with(". Takes the place of the schedule CosineDecay"));
  CHECK(callback_note(Experiment{}, ReduceLROnPlateau{}) == ReduceLROnPlateau::meaning);
  app.apply(add_callback(app.experiment(), ReduceLROnPlateau{}));
  CHECK(
      app.message() ==
      "ReduceLROnPlateau sets the learning rate now. CosineDecay was taken out, as the two do not "
      "go together: Undo brings it back.");
  CHECK(is_constant(app.experiment().training.schedule));
  CHECK(callbacks_of(app).size() == 2);
  app.apply(Undo{});
  CHECK(app.experiment().training.schedule == LearningRateSchedule(CosineDecay{100}));
  CHECK(callbacks_of(app).size() == 1);
}

TEST_CASE("callback edits: so many go together") {
  CHECK(may_add_callback(Experiment{}));
  CHECK_FALSE(may_add_callback(
      with_callbacks(std::vector<Callback>(limits::callbacks, Callback(StopBelow{})))));
}

TEST_CASE("callback edits: when it stops is told short") {
  CHECK(stop_text(Experiment{}) == "all epochs");
  CHECK(stop_text(with_callbacks({StopAbove{Monitor::val_loss, 2}})) == "val_loss above");
  CHECK(stop_text(with_callbacks({StopBelow{Monitor::accuracy, 0.5}})) == "accuracy below");
  EarlyStopping early{Monitor::val_accuracy, 3};
  CHECK(callback_text(early) == "val_accuracy falls");
  early.mode = MonitorMode::min;
  CHECK(callback_text(early) == "val_accuracy rises");
  early.restore_best_weights = true;
  CHECK(callback_text(early) == "val_accuracy rises, best back");
  CHECK(callback_text(ReduceLROnPlateau{}) == "ReduceLROnPlateau");
  CHECK(stop_text(with_callbacks({early, StopBelow{}, ReduceLROnPlateau{}})) == "2 rules");
}
