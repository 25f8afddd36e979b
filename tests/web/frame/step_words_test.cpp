#include "web/frame/step_words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "engine/experiment/experiment.hpp"
#include "engine/training/trainer.hpp"
#include "tests/web/app/apps.hpp"
#include "web/frame/step_stages.hpp"

namespace descent {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

StepApart step_of(Experiment experiment) {
  Trainer trainer = make_trainer(experiment, ImageSource{}, default_kernels(), calling_thread());
  return step_apart(*trainer.moment(), trainer.shared_dataset(), trainer.model(),
                    trainer.settings(), default_kernels());
}

Experiment preset(const char* id) {
  App app = tests::app_of_presets();
  app.apply(LoadPreset{id});
  return app.experiment();
}

}  // namespace

TEST_CASE("the line's first step stands there as one works it out") {
  const StepApart step = step_of(preset("line_steep"));
  REQUIRE(step.rows() == 6);
  std::size_t of_zero = 0;  // the sample with x = 0, wherever the order has put it
  while (step.batch.inputs[of_zero] != 0) ++of_zero;
  CHECK(forward_lines(step, 0, 0, of_zero) ==
        Lines{"z = Σ input × weight + b", "  = 0 × 10 + 10 = 10", "a = z = 10"});
  const Lines loss = loss_lines(step, of_zero);
  REQUIRE(loss.size() == 4);
  CHECK(loss[0] == "wanted: y = −1");
  CHECK(loss[1] == "came out: ŷ = 10");
  CHECK(loss[2] == "loss of this sample = (ŷ − y)² = (10 − (−1))² = 121");
  CHECK(loss[3] == "mean over the 6 samples = 715.7");
  const Lines back = back_lines(step, 0, 0, of_zero);
  CHECK(back == Lines{"∂L/∂a = 2 (ŷ − y) = 2 (10 − (−1)) = 22", "δ = ∂L/∂z = ∂L/∂a = 22"});
  const ParameterPlace w{0, false, 0}, b{0, true, 0};
  CHECK_THAT(gradient_lines(step, w)[1], ContainsSubstring(" / 6 = 694 / 6 = 115.7"));
  CHECK_THAT(gradient_lines(step, b)[1], ContainsSubstring(" / 6 = 276 / 6 = 46"));
  CHECK(update_lines(step, w) == Lines{"g = 115.7, learning rate 0.09",
                                       "move = −0.09 × 115.7 = −10.41",
                                       "w ← 10 + (−10.41) = −0.41"});
  CHECK_THAT(check_lines(check_gradient(step, w)).back(), StartsWith("by backpropagation: 115.66"));
}

TEST_CASE("Adam's lines have its moments and their corrections") {
  const StepApart step = step_of(preset("spiral"));
  const Lines lines = update_lines(step, {0, false, 3});
  REQUIRE(lines.size() == 7);
  CHECK(lines[1] == "m ← 0.9 m + 0.1 g; v ← 0.999 v + 0.001 g²");
  CHECK_THAT(lines[2], StartsWith("m: 0 → "));
  CHECK_THAT(lines[3], StartsWith("v: 0 → "));
  CHECK_THAT(lines[4], StartsWith("step 1: m' = m / 0.1 = "));
  CHECK_THAT(lines[5], StartsWith("move = −0.01 × m' / (√v' + ε) = "));
}

TEST_CASE("every optimizer that keeps something of a weight tells its rule") {
  for (const Optimizer& optimizer : all_optimizers()) {
    Experiment experiment = preset("circle");
    experiment.training.optimizer = optimizer;
    const StepApart step = step_of(experiment);
    const Lines lines = update_lines(step, {0, false, 1});
    CAPTURE(optimizer_name(optimizer), lines);
    const std::size_t slots = slots_per_parameter(optimizer);
    if (slots == 0) continue;
    CHECK_THAT(lines[1], ContainsSubstring("←"));
    CHECK_THAT(lines[1], ContainsSubstring("g²") || ContainsSubstring("velocity"));
    CHECK(lines.size() >= 4 + slots);
  }
  Experiment experiment = preset("circle");
  experiment.training.optimizer = Adadelta{1};
  CHECK_THAT(update_lines(step_of(experiment), {0, false, 1})[1],
             StartsWith("mean of g² ← 0.95 × mean of g² + 0.05 × g²; d = "));
}

TEST_CASE("the crossentropy of two classes is told with its number") {
  Experiment experiment = preset("circle");
  experiment.training.loss = Loss::binary_crossentropy;
  std::get<Dense>(experiment.model.back()).activation = Activation::sigmoid;
  const StepApart step = step_of(experiment);
  for (std::size_t row = 0; row < step.rows(); ++row) {
    const double out = step.layers.back().a[row];
    const double of_right = step.batch.targets[row] > 0.5f ? out : 1 - out;
    CHECK_THAT(step.losses[row], Catch::Matchers::WithinAbs(-std::log(of_right), 1e-9));
    const std::string told = step.batch.targets[row] > 0.5f ? " = −ln 0." : " = −ln(1 − 0.";
    CHECK_THAT(loss_lines(step, row)[2], ContainsSubstring(told));
  }
}

TEST_CASE("softmax and its loss are told with all that goes into them") {
  const StepApart step = step_of(preset("rings"));
  REQUIRE(step.loss == Loss::sparse_categorical_crossentropy);
  const std::size_t last = step.layers.size() - 1;
  CHECK_THAT(forward_lines(step, last, 0, 0).back(), StartsWith("a = exp("));
  CHECK_THAT(loss_lines(step, 0)[0], StartsWith("wanted: class "));
  CHECK_THAT(loss_lines(step, 0)[2], ContainsSubstring(" of the right class = −ln 0."));
  CHECK_THAT(back_lines(step, last, 0, 0)[1], StartsWith("  = a − y = 0."));
}

TEST_CASE("a step goes forward through all layers, to the loss, back, and to the new weights") {
  const StepApart step = step_of(preset("spiral"));
  const std::vector<StepStage> stages = stages_of(step);
  const std::size_t layers = step.layers.size();
  REQUIRE(stages.size() == 3 * layers + 1);
  CHECK(stage_title(step, stages[0]) == "Forward: dense");
  CHECK(stage_title(step, stages[layers]) == "Loss");
  CHECK(stages[layers + 1] == StepStage{StepStage::Kind::backward, layers - 1});
  CHECK(stages.back() == StepStage{StepStage::Kind::update, layers - 1});
}

TEST_CASE("every weight and bias has a row of its own") {
  const StepApart step = step_of(preset("spiral"));
  const LayerApart& first = step.layers[0];
  CHECK(parameters_of(step, 0) == (first.inputs + 1) * first.outputs);
  CHECK(parameter_name(step, parameter_at(step, 0, 0)) == "w 1 → 1");
  CHECK(parameter_name(step, parameter_at(step, 0, first.inputs)) == "b 1");
  CHECK(parameter_name(step, parameter_at(step, 0, row_of_unit(step, 0, 2) + 1)) == "w 2 → 3");
  const ParameterPlace place = parameter_at(step, 0, row_of_unit(step, 0, 2) + 1);
  CHECK(place.index == first.outputs + 2);
}

}  // namespace descent
