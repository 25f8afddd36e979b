#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/formats/source.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string source_of(const Optimizer& optimizer, const LearningRateSchedule& schedule) {
  Experiment experiment;
  experiment.training.optimizer = optimizer;
  experiment.training.schedule = schedule;
  return write_source(SourceKind::keras, experiment, Sequential({2}, experiment.model, 1), "w.npz");
}

}  // namespace

TEST_CASE("Keras's source has the schedule of the learning rate, with the rate it begins with") {
  CHECK_THAT(source_of(SGD{0.1f}, ConstantRate{}),
             ContainsSubstring("optimizer=optimizers.SGD(learning_rate=0.1),"));
  SGD momentum{0.1f};
  momentum.momentum = 0.9f;
  CHECK_THAT(source_of(momentum, ExponentialDecay{50, 0.5, true}),
             ContainsSubstring("optimizers.SGD(learning_rate=optimizers.schedules.ExponentialDecay("
                               "0.1, decay_steps=50, decay_rate=0.5, staircase=True), "
                               "momentum=0.9),"));
  CHECK_THAT(source_of(Adam{}, CosineDecay{80}),
             ContainsSubstring("optimizers.Adam(learning_rate=optimizers.schedules.CosineDecay("
                               "0.001, decay_steps=80, alpha=0"));
  CHECK_THAT(source_of(Adam{}, CosineDecay{80, 0.5, 10, 0.01}),
             ContainsSubstring("alpha=0.5, warmup_target=0.01, warmup_steps=10)),"));
  CHECK_THAT(
      source_of(SGD{0.1f}, PiecewiseConstantDecay{{500}, {0.05}}),
      ContainsSubstring("optimizers.schedules.PiecewiseConstantDecay([500], [0.1, 0.05])),"));
  CHECK_THAT(source_of(SGD{0.1f}, PiecewiseConstantDecay{}),
             ContainsSubstring("optimizers.SGD(learning_rate=0.1),"));
}

TEST_CASE("Keras's source has the callbacks, and classes for those that Keras has not") {
  Experiment experiment;
  EarlyStopping patient;
  patient.patience = 3;
  patient.restore_best_weights = true;
  experiment.training.callbacks = {patient, StopAbove{Monitor::accuracy, 0.95}};
  experiment.training.loss = Loss::binary_crossentropy;
  const std::string source =
      write_source(SourceKind::keras, experiment, Sequential({2}, experiment.model, 1), "w.npz");
  CHECK_THAT(source,
             ContainsSubstring("    callbacks.EarlyStopping(patience=3") &&
                 ContainsSubstring("restore_best_weights=True),\n") &&
                 ContainsSubstring("    StopAbove(monitor=\"accuracy\", value=0.95),\n") &&
                 ContainsSubstring("class StopAbove(callbacks.Callback):\n") &&
                 ContainsSubstring("logs[self.monitor] > self.value") &&
                 ContainsSubstring("loss=\"binary_crossentropy\", metrics=[\"accuracy\"])") &&
                 ContainsSubstring("epochs=" + std::to_string(experiment.training.epochs) +
                                   ", callbacks=watchers)"));
  CHECK_THAT(source, !ContainsSubstring("StopBelow"));
  CHECK_THAT(source_of(SGD{0.1f}, ConstantRate{}), !ContainsSubstring("watchers"));
}

TEST_CASE("A frozen layer is frozen in Keras's and in PyTorch's source") {
  Experiment experiment;
  Dense frozen{3};
  frozen.trainable = false;
  BatchNormalization normalization;
  normalization.trainable = false;
  experiment.model = {Dense{4}, frozen, normalization, Dense{1}};
  const Sequential model({2}, experiment.model, 1);
  CHECK_THAT(write_source(SourceKind::keras, experiment, model, "w.npz"),
             ContainsSubstring("layers.Dense(units=4),\n") &&
                 ContainsSubstring("layers.Dense(units=3, trainable=False),\n") &&
                 ContainsSubstring("layers.BatchNormalization(trainable=False),\n"));
  CHECK_THAT(write_source(SourceKind::pytorch, experiment, model, "w.npz"),
             ContainsSubstring("\nmodel[1].requires_grad_(False)\n"
                               "model[2].requires_grad_(False)\n"
                               "# As frozen in Keras: after model.train() also model[2].eval().\n"
                               "model.eval()\n"));
}

TEST_CASE("Python's source says what its inputs are, and where its weights are") {
  Experiment experiment;
  experiment.data.name = "points";
  experiment.data.x = {{0, 0}, {1, 1}};
  experiment.data.y = {{0}, {1}};
  experiment.data.x_axes = {{"area\n\"m2\"", 90, 30}, {"rooms", 3, 1.5}};
  experiment.features = {Feature::x, Feature::sin_y};
  const Sequential model({2}, experiment.model, 1);
  for (const SourceKind kind : {SourceKind::keras, SourceKind::pytorch}) {
    const std::string source = write_source(kind, experiment, model, "w.npz");
    CHECK_THAT(source,
               ContainsSubstring("# Its weights are in \"w.npz\", which belongs beside it.\n"));
    CHECK_THAT(source, ContainsSubstring("# \"rooms\" is given as (value - 3.0) / 1.5.\n"));
    // A name cannot end the comment.
    CHECK_THAT(source, ContainsSubstring("# \"area\\n\\\"m2\\\"\" is given as"));
  }
  experiment.data = {};
  CHECK_THAT(write_source(SourceKind::keras, experiment, model, "w.npz"),
             ContainsSubstring("# Its inputs are, in this order: x sin_y\n"));
}
