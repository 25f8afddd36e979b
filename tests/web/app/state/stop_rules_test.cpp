#include "web/app/state/stop_rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace descent;

namespace {

Experiment of(const char* data, Loss loss = Loss::mean_squared_error) {
  Experiment experiment;
  experiment.data.name = data;
  experiment.training.loss = loss;
  return experiment;
}

bool offers(const Experiment& experiment, const std::string& text) {
  for (const StopRule& rule : stop_rules(experiment)) {
    if (rule.text == text) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("stop rules: what the data cannot measure is not offered") {
  CHECK(offers(of("spiral"), "val_accuracy above"));
  CHECK(offers(of("mnist", Loss::sparse_categorical_crossentropy), "val_accuracy above"));
  CHECK(offers(of("reg_plane"), "val_loss below"));
  CHECK_FALSE(offers(of("reg_plane"), "accuracy above"));
  Experiment points = of("points");
  points.data.test_fraction = 0;
  CHECK(offers(points, "loss below"));
  CHECK_FALSE(offers(points, "val_loss below"));
  CHECK_FALSE(offers(points, "val_loss rises"));
}

TEST_CASE("stop rules: any threshold may be typed, within what the figure can be") {
  Experiment experiment = of("spiral");
  CHECK_FALSE(stop_threshold(experiment));
  experiment.training.callbacks = {StopBelow{Monitor::loss, 0.4}};
  CHECK(stop_threshold(experiment) == 0.4);
  CHECK(stop_rules(experiment)[chosen_stop_rule(experiment, stop_rules(experiment))].text ==
        "loss below");
  experiment.training.callbacks = with_threshold(experiment, 0.0123);
  CHECK(stop_threshold(experiment) == 0.0123);
  CHECK(chosen_stop_rule(experiment, stop_rules(experiment)) < stop_rules(experiment).size());
  experiment.training.callbacks = with_threshold(experiment, -3);
  CHECK(stop_threshold(experiment) == 0.0);
  experiment.training.callbacks = {StopAbove{Monitor::val_accuracy, 0.9}};
  experiment.training.callbacks = with_threshold(experiment, 60);
  CHECK(stop_threshold(experiment) == 1.0);
  experiment.training.callbacks = with_threshold(experiment, std::nan(""));
  CHECK(stop_threshold(experiment) == 1.0);
  experiment.training.callbacks = {EarlyStopping{}};
  CHECK_FALSE(stop_threshold(experiment));
  CHECK(stop_rules(experiment)[chosen_stop_rule(experiment, stop_rules(experiment))].text ==
        "val_loss rises");
  EarlyStopping best;
  best.restore_best_weights = true;
  experiment.training.callbacks = {best};
  CHECK(stop_rules(experiment)[chosen_stop_rule(experiment, stop_rules(experiment))].text ==
        "val_loss rises, best back");
}
