#include "web/app/state/schedule_choices.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/stop_rules.hpp"

using namespace descent;

namespace {

std::string chosen_text(const Experiment& experiment) {
  const auto choices = schedule_choices(experiment, 10);
  const std::size_t chosen = chosen_schedule(experiment, choices);
  return chosen < choices.size() ? choices[chosen].text : "another";
}

void carry_out(const Action& action, Experiment& experiment) {
  if (const auto* together = action.as<Together>()) {
    for (const PartOfTogether& part : together->parts) carry_out(part.action, experiment);
  }
  if (const auto* set = action.as<SetSchedule>()) experiment.training.schedule = set->schedule;
  if (const auto* set = action.as<SetCallbacks>()) experiment.training.callbacks = set->callbacks;
}

// With numbers that no choice has.
Experiment on_a_patient_plateau() {
  ReduceLROnPlateau patient;
  patient.patience = 17;
  Experiment experiment;
  experiment.training.callbacks = {patient};
  return experiment;
}

}  // namespace

TEST_CASE("schedule choices: each is found again once it is chosen, and stops stay") {
  Experiment experiment;
  experiment.training.callbacks = {StopBelow{Monitor::loss, 0.1}};
  CHECK(chosen_text(experiment) == "constant");
  for (const ScheduleChoice& choice : schedule_choices(experiment, 10)) {
    INFO(choice.text);
    carry_out(choose_schedule(experiment, choice), experiment);
    CHECK(chosen_text(experiment) == choice.text);
    CHECK(stop_count(experiment) == 1);
    CHECK(stop_threshold(experiment) == 0.1);
    CHECK(experiment.training.callbacks.size() == (choice.callback ? 2 : 1));
    CHECK_NOTHROW(check_schedule(experiment.training.schedule));
  }
  experiment.training.callbacks = {};
  experiment.training.schedule = PiecewiseConstantDecay{{5}, {0.1}};
  CHECK(chosen_text(experiment) == "in pieces");
}

TEST_CASE("schedule choices: a callback that is taken out is told, and comes back by undo") {
  const Experiment experiment = on_a_patient_plateau();
  App app = tests::app_of(experiment);
  const auto choices = schedule_choices(experiment, 10);
  CHECK(schedule_note(experiment, choices[3]) ==
        "CosineDecay: slowly at first and in the end, down to 0. Takes the callback "
        "ReduceLROnPlateau out");
  CHECK(schedule_note(experiment, choices[5]) == choices[5].note);
  CHECK(schedule_note(Experiment{}, choices[3]) == choices[3].note);

  app.apply(choose_schedule(app.experiment(), choices[3]));
  CHECK(app.experiment().training.callbacks.empty());
  CHECK(
      app.message() ==
      "CosineDecay sets the learning rate now. ReduceLROnPlateau was taken out, as the two do not "
      "go together: Undo brings it back.");
  CHECK_FALSE(app.message_is_error());
  app.apply(Undo{});
  CHECK(app.experiment() == experiment);
  CHECK(app.message().empty());

  app.apply(choose_schedule(app.experiment(), choices[0]));
  CHECK(app.message().starts_with("ReduceLROnPlateau was taken out: nothing"));
  app.apply(choose_schedule(app.experiment(), choices[5]));
  CHECK(app.experiment().training.callbacks == std::vector<Callback>{*choices[5].callback});
}

TEST_CASE("schedule choices: who chooses the plateau again keeps its numbers") {
  const Experiment experiment = on_a_patient_plateau();
  App app = tests::app_of(experiment);
  app.apply(choose_schedule(experiment, schedule_choices(experiment, 10)[5]));
  CHECK(app.experiment() == experiment);
  CHECK(app.message().empty());
}

TEST_CASE("schedule choices: they suit the training's steps, and watch what can be measured") {
  Experiment experiment;
  experiment.training.epochs = 8;
  const auto choices = schedule_choices(experiment, 10);
  CHECK(std::get<CosineDecay>(choices[3].schedule).decay_steps == 80);
  CHECK(std::get<ExponentialDecay>(choices[1].schedule).decay_steps == 20);
  const auto monitor = [](const Experiment& e) {
    return *monitor_of(*schedule_choices(e, 10)[5].callback);
  };
  CHECK(monitor(experiment) == Monitor::val_loss);
  experiment.data.test_fraction = 0;
  CHECK(monitor(experiment) == Monitor::loss);
  CHECK(std::get<PiecewiseConstantDecay>(choices[4].schedule).boundaries ==
        std::vector<double>{40, 60});
  // No run is there yet, or the training is as long as can be.
  CHECK_NOTHROW(schedule_choices(experiment, 0));
  experiment.training.epochs = 1'000'000;
  CHECK(std::get<CosineDecay>(schedule_choices(experiment, 1'000'000)[3].schedule).decay_steps <=
        limits::decay_steps);
}

TEST_CASE("stop rules leave alone what lowers the learning rate") {
  Experiment experiment;
  experiment.training.callbacks = {ReduceLROnPlateau{}};
  const auto rules = stop_rules(experiment);
  CHECK(chosen_stop_rule(experiment, rules) == 0);
  CHECK_FALSE(stop_threshold(experiment));
  experiment.training.callbacks = with_stop_rule(experiment, rules[1].callback);
  REQUIRE(experiment.training.callbacks.size() == 2);
  CHECK(chosen_stop_rule(experiment, rules) == 1);
  experiment.training.callbacks = with_threshold(experiment, 0.25);
  CHECK(stop_threshold(experiment) == 0.25);
  experiment.training.callbacks = with_stop_rule(experiment, {});
  CHECK(experiment.training.callbacks == std::vector<Callback>{ReduceLROnPlateau{}});
}
