#include "web/scenes/playground/point_formulas.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "tests/web/app/apps.hpp"
#include "web/frame/step_numbers.hpp"

namespace descent {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

Experiment on_circle(std::vector<Layer> layers) {
  Experiment experiment;
  experiment.data.name = "circle";
  experiment.features = {Feature::x, Feature::y};
  experiment.model = std::move(layers);
  experiment.training.loss = Loss::mean_squared_error;
  return experiment;
}

// One neuron over x and y, a = tanh(0.5 x − 0.25 y + 0.125), and (ŷ − y)² as its loss.
struct OneNeuron {
  App app = tests::app_of(on_circle({Dense{1, Activation::tanh}}));

  OneNeuron() {
    app.apply(LoadPreset{"one"});
    app.apply(SetParameter{0, false, 0, 0.5f});
    app.apply(SetParameter{0, false, 1, -0.25f});
    app.apply(SetParameter{0, true, 0, 0.125f});
  }
};

std::string number(double value) { return step_number(value); }

}  // namespace

TEST_CASE_METHOD(OneNeuron, "a neuron's formula has the numbers of the place that is looked at") {
  const RunView run = app.shown_run();
  const std::vector<PlaneColumn> columns = plane_columns(*run.snapshot().model);
  const PointFormulas formulas(run, columns, FormulaPoint{{2, -4}});
  const std::string told = formulas.of_unit(0, 0);
  CHECK_THAT(told, StartsWith("At x 2.0, y −4.0"));
  CHECK_THAT(told, ContainsSubstring("= 2 × 0.5 + (−4) × (−0.25) + 0.125 = 2.125"));
  CHECK_THAT(told, ContainsSubstring("a = tanh(2.125) = " + number(std::tanh(2.125))));
  CHECK_THAT(told, !ContainsSubstring("loss"));
  CHECK_THAT(formulas.of_parameter({0, false, 1}),
             ContainsSubstring("w × input = (−0.25) × (−4) = 1, of z = 2.125"));
  CHECK_THAT(formulas.of_parameter({0, false, 1}), !ContainsSubstring("∂L"));
  CHECK_THAT(formulas.of_parameter({0, true, 0}), ContainsSubstring("z = 2.125"));
  CHECK_THAT(formulas.of_loss(), ContainsSubstring("press a training point"));
}

TEST_CASE_METHOD(OneNeuron, "of a training point the loss and its gradients are told as well") {
  const RunView run = app.shown_run();
  const Split& train = run.dataset().train;
  const std::vector<PlaneColumn> columns = plane_columns(*run.snapshot().model);
  const FormulaPoint near =
      formula_point(run.dataset(), {train.plane_x[3] + 1e-4f, train.plane_y[3]}, 0.01f);
  REQUIRE(near.sample == 3);
  const PointFormulas formulas(run, columns, near);
  const double x = train.plane_x[3], y = train.plane_y[3];
  const double out = std::tanh(0.5 * x - 0.25 * y + 0.125);
  float label = 0;
  train.targets.copy_sample(3, &label);
  const double wanted = label > 0 ? 1 : -1;
  const double loss = (out - wanted) * (out - wanted);
  const double delta = 2 * (out - wanted) * (1 - out * out);
  CHECK_THAT(formulas.of_unit(0, 0), StartsWith("Training point 4: x "));
  CHECK_THAT(formulas.of_unit(0, 0), ContainsSubstring("loss of this sample = (ŷ − y)² = ("));
  CHECK_THAT(formulas.of_unit(0, 0), ContainsSubstring(")² = " + number(loss)));
  CHECK_THAT(formulas.of_loss(), ContainsSubstring("came out: ŷ = " + number(out)));
  CHECK_THAT(formulas.of_parameter({0, true, 0}),
             ContainsSubstring("∂L/∂b = δ = " + factor_text(delta)));
  CHECK_THAT(formulas.of_parameter({0, false, 0}),
             ContainsSubstring("∂L/∂w = δ × input = " + factor_text(delta) + " × " +
                               factor_text(x) + " = " + number(delta * x)));
}

TEST_CASE_METHOD(
    OneNeuron,
    "without a chosen point one off the middle is taken; other data make a sample a place") {
  const RunView run = app.shown_run();
  const std::vector<PlaneColumn> columns = plane_columns(*run.snapshot().model);
  const std::vector<float>& x = run.dataset().train.plane_x;
  std::size_t first = 0;
  while (std::abs(x[first]) <= 0.5f) ++first;
  CHECK_THAT(PointFormulas(run, columns, std::nullopt).of_unit(0, 0),
             StartsWith("Training point " + std::to_string(first + 1) + ": "));
  const FormulaPoint of_other_data{{0.5f, 0.5f}, 7};
  CHECK_THAT(PointFormulas(run, columns, of_other_data).of_unit(0, 0), StartsWith("At x 0.5"));
}

TEST_CASE("a network whose steps cannot be taken apart has no formulas") {
  App app = tests::app_of(
      on_circle({Dense{3, Activation::relu}, BatchNormalization{}, Dense{1, Activation::tanh}}));
  app.apply(LoadPreset{"one"});
  const RunView run = app.shown_run();
  const std::vector<PlaneColumn> columns = plane_columns(*run.snapshot().model);
  const PointFormulas formulas(run, columns, std::nullopt);
  CHECK(formulas.of_unit(0, 0).empty());
  CHECK(formulas.of_parameter({0, false, 0}).empty());
  CHECK(formulas.of_loss().empty());
}

TEST_CASE("of a long sum the largest terms are told, and what the others come to") {
  App app = tests::app_of(on_circle({Dense{16, Activation::relu}, Dense{1, Activation::tanh}}));
  app.apply(LoadPreset{"one"});
  const RunView run = app.shown_run();
  const std::vector<PlaneColumn> columns = plane_columns(*run.snapshot().model);
  CHECK_THAT(PointFormulas(run, columns, std::nullopt).of_unit(1, 0),
             ContainsSubstring("the other 11: "));
}

}  // namespace descent
