#include "engine/inspect/step_apart_numbers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "tests/inspect/step_checks.hpp"
#include "tests/inspect/taken_apart.hpp"

using namespace descent;
using namespace descent::tests;
using Catch::Matchers::WithinRel;

namespace {

void check_all(const StepApart& step) {
  check_forward(step);
  check_gradients_of_engine(step);
  check_contributions(step);
  check_numerically(step);
}

}  // namespace

TEST_CASE("forward, gradients and differences agree for every activation") {
  for (const Activation activation : all_activations()) {
    CAPTURE(to_string(activation));
    const Sequential as_setting({3},
                                {biased(5, activation, {0.01f, 0.003f}), biased(4, activation),
                                 biased(3, Activation::softmax)},
                                6);
    const Sequential as_layer(
        {3, 1},
        {Flatten{}, biased(5, Activation::linear), ActivationLayer{activation},
         biased(3, Activation::linear), ActivationLayer{Activation::softmax}},
        6);
    const TrainingSettings settings =
        settings_of(Loss::sparse_categorical_crossentropy, SGD{0.1f}, 4);
    Dataset column = *three_classes();
    column.input_shape = {3, 1};
    for (const bool first : {true, false}) {
      const auto data = first ? three_classes() : std::make_shared<const Dataset>(column);
      Trainer trainer(first ? as_setting : as_layer, data, settings, 4, default_kernels());
      trainer.step(7);
      check_all(next_step(trainer));
    }
  }
}

TEST_CASE("forward, gradients and differences agree for every loss and what goes before it") {
  struct Case {
    Loss loss;
    Activation last;
    std::size_t units, classes;
  };
  const std::vector<Case> cases = {
      {Loss::mean_squared_error, Activation::linear, 2, 0},
      {Loss::mean_squared_error, Activation::tanh, 1, 2},
      {Loss::mean_squared_error, Activation::softmax, 3, 3},
      {Loss::mean_squared_error, Activation::sigmoid, 1, 2},
      {Loss::mean_absolute_error, Activation::linear, 2, 0},
      {Loss::binary_crossentropy, Activation::sigmoid, 1, 2},
      {Loss::binary_crossentropy, Activation::sigmoid, 3, 3},
      {Loss::sparse_categorical_crossentropy, Activation::softmax, 5, 3},
  };
  for (const Case& one : cases) {
    CAPTURE(to_string(one.loss), to_string(one.last), one.units);
    const Sequential model(
        {3}, {biased(6, Activation::elu, {0, 0.01f}), biased(one.units, one.last)}, 2);
    const auto data = ten_points(one.classes, one.classes == 0 ? one.units : 1);
    Trainer trainer(model, data, settings_of(one.loss, SGD{0.1f}, 10), 4, default_kernels());
    trainer.step(3);
    const StepApart step = next_step(trainer);
    check_all(step);
    // The loss that the trainer tells of all samples, at these weights.
    const Scores scores = trainer.evaluate(data->train);
    CHECK_THAT(step.mean_loss + step.penalty, WithinRel(scores.loss, 1e-5));
    CHECK(step.penalty > 0);
    double sum = 0;
    for (const double loss : step.losses) sum += loss;
    CHECK_THAT(sum / 10, WithinRel(step.mean_loss, 1e-12));
  }
}

TEST_CASE("where a unit's weights changed the rest follows as if all were computed anew") {
  const Sequential model(
      {3},
      {biased(5, Activation::softmax), biased(4, Activation::elu), biased(3, Activation::softmax)},
      6);
  Trainer trainer(model, three_classes(),
                  settings_of(Loss::sparse_categorical_crossentropy, SGD{}, 4), 4,
                  default_kernels());
  const StepApart step = next_step(trainer);
  for (const std::size_t layer : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
    std::vector<DoubleWeights> weights = double_weights(model);
    const std::size_t units = step.layers[layer].outputs;
    weights[layer].kernel[units + 2] += 0.3;  // both of unit 2
    weights[layer].bias[2] -= 0.7;
    std::vector<LayerApart> quickly = step.layers, anew = step.layers;
    go_forward_from_unit(weights, step.batch, quickly, layer, 2);
    go_forward(weights, step.batch, anew);
    CHECK(quickly.back().a == anew.back().a);
    CHECK(quickly[layer].z == anew[layer].z);
    CHECK(anew.back().a != step.layers.back().a);
  }
}

TEST_CASE("the errors of layers are those of each sample's own loss") {
  // By hand: z = 2·x + 1 of x = 1, target 5: L = (3 − 5)² = 4, δ = 2 · (3 − 5) = −4.
  Sequential model({1}, {Dense{1}}, 1);
  model.parameters()[0].kernel().data()[0] = 2;
  model.parameters()[0].bias().data()[0] = 1;
  const auto data = toy_data(0, 1, {1, 3}, {5, 7}, 0);
  Trainer trainer(model, data, settings_of(Loss::mean_squared_error, SGD{0.1f}, 2), 1,
                  default_kernels());
  const StepApart step = next_step(trainer);
  const std::size_t row = step.samples[0] == 0 ? 0 : 1;
  CHECK(step.layers[0].z[row] == 3);
  CHECK(step.losses[row] == 4);
  CHECK(step.layers[0].delta[row] == -4);
  CHECK(step.losses[1 - row] == 0);
  CHECK(step.mean_loss == 2);
  CHECK(mean_gradient(step, {0, false, 0}) == -2);
  CHECK(step.after->parameters()[0].kernel().data()[0] == 2 + 0.1f * 2);
}

TEST_CASE("a difference over a kink is told") {
  // z = w·x with x = 1 lies at the kink of relu, and the weight at that of |w|.
  Sequential model({1}, {Dense{1, Activation::relu}, Dense{1}}, 1);
  model.parameters()[0].kernel().data()[0] = 1e-6f;
  Trainer trainer(model, toy_data(0, 1, {1}, {5}, 0),
                  settings_of(Loss::mean_squared_error, SGD{}, 1), 1, default_kernels());
  const StepApart step = next_step(trainer);
  CHECK(check_gradient(step, {0, false, 0}).crosses_kink);
  CHECK_FALSE(check_gradient(step, {0, false, 0}, 1e-8).crosses_kink);
  CHECK(check_gradient(step, {0, false, 0}, 1e-8).h == 1e-8);
  CHECK_FALSE(check_gradient(step, {1, false, 0}).crosses_kink);
}

TEST_CASE("a difference over the kink of an l1 penalty or an absolute error is told") {
  const auto over = [](float l1, Loss loss, float target) {
    Sequential model({1}, {biased(1, Activation::linear, {l1, 0.1f})}, 1);
    model.parameters()[0].kernel().data()[0] = 1e-6f;
    model.parameters()[0].bias().data()[0] = 0;
    Trainer trainer(model, toy_data(0, 1, {1}, {target}, 0), settings_of(loss, SGD{}, 1), 1,
                    default_kernels());
    return check_gradient(next_step(trainer), {0, false, 0}).crosses_kink;
  };
  CHECK(over(0.1f, Loss::mean_squared_error, 5));
  CHECK_FALSE(over(0, Loss::mean_squared_error, 5));
  CHECK(over(0, Loss::mean_absolute_error, 0));
  CHECK_FALSE(over(0, Loss::mean_absolute_error, 5));
}
