#include "engine/inspect/step_apart.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <cmath>
#include <limits>

#include "engine/core/error.hpp"
#include "engine/training/callbacks/early_stopping.hpp"
#include "tests/inspect/taken_apart.hpp"
#include "tests/training/halves.hpp"

using namespace descent;
using namespace descent::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

// What the optimizer makes of a step's own gradients and slots.
Parameters updated(const StepApart& step) {
  Sequential model = *step.before;
  OptimizerState state = step.slots_before;
  state.clock = step.clock;
  std::vector<UpdatePiece> pieces;
  for (std::size_t i = 0; i < step.layers.size(); ++i) {
    for (std::size_t k = 0; k < model.parameters()[i].size(); ++k) {
      if (!model.parameter_list(i)[k].trainable) continue;
      Tensor& values = model.parameters()[i][k];
      pieces.push_back(
          {pieces.size(), 0, values.size(), values.data(), step.gradients[i][k].data()});
    }
  }
  update(step.optimizer, default_kernels(), state, pieces);
  CHECK(state.slots == step.slots_after.slots);
  return model.parameters();
}

// The step is what the trainer does next, bit for bit; then it is done.
void check_next(Trainer& trainer) {
  CAPTURE(trainer.epoch(), trainer.step_in_epoch());
  const StepApart step = next_step(trainer);
  CHECK(step.place == MomentPlace{trainer.epoch(), trainer.step_in_epoch()});
  CHECK(learning_rate(step.optimizer) == trainer.present_learning_rate());
  CHECK(weights_hash(step.before->parameters()) == weights_hash(trainer.model().parameters()));
  trainer.step();
  const std::uint64_t after = weights_hash(trainer.model().parameters());
  CHECK(weights_hash(step.after->parameters()) == after);
  CHECK(weights_hash(updated(step)) == after);
  CHECK(weights_hash(step.before->parameters()) != after);
  CHECK(step.slots_after.slots == trainer.moment()->continuation.optimizer.slots);
  CHECK(step.clock.steps == trainer.moment()->continuation.optimizer.clock.steps);
}

std::vector<Optimizer> optimizers() {
  SGD momentum{0.05f, 0.9f}, nesterov{0.05f, 0.9f, true};
  return {SGD{0.1f},     momentum,       nesterov,   RMSprop{0.01f},
          Adagrad{0.1f}, Adadelta{1.0f}, Adam{0.01f}};
}

const std::shared_ptr<const Dataset>& three_classes() {
  static const std::shared_ptr<const Dataset> made = ten_points(3);
  return made;
}

Sequential regularized(float l1, float l2, std::uint64_t seed = 3) {
  return Sequential({3},
                    {biased(5, Activation::tanh, {l1, l2}), biased(4, Activation::relu, {0, l2}),
                     Dense{3, Activation::softmax}},
                    seed);
}

// The engine's float gradients differ from ours by the rounding of what they add up.
void check_gradients_of_engine(const StepApart& step) {
  double largest = 0;
  for (const Tensor* tensor : tensors(step.gradients)) {
    for (const float value : *tensor) largest = std::max(largest, std::abs(double{value}));
  }
  REQUIRE(largest > 0);
  for (const ParameterPlace& place : all_places(*step.before)) {
    CAPTURE(place.layer, place.bias, place.index);
    const double ours = mean_gradient(step, place) + penalty_gradient(step, place);
    const float engine = number_at(step.gradients, place);
    CHECK_THAT(ours, WithinRel(double{engine}, 1e-5) || WithinAbs(double{engine}, 1e-6 * largest));
  }
}

void check_numerically(const StepApart& step) {
  std::size_t smooth = 0;
  for (const ParameterPlace& place : all_places(*step.before)) {
    CAPTURE(place.layer, place.bias, place.index);
    const GradientCheck check = check_gradient(step, place);
    if (check.crosses_kink) continue;
    ++smooth;
    CHECK_THAT(check.numeric, WithinRel(check.analytic, 1e-6) || WithinAbs(check.analytic, 1e-9));
  }
  CHECK(10 * smooth >= 9 * step.before->parameter_count());
}

// A sample's parts add up to the gradient.
void check_contributions(const StepApart& step) {
  for (const ParameterPlace& place : all_places(*step.before)) {
    double sum = 0;
    for (std::size_t row = 0; row < step.rows(); ++row) sum += contribution(step, place, row);
    CHECK_THAT(sum, WithinAbs(mean_gradient(step, place), 1e-14));
  }
}

// Each layer's numbers follow from those before it, and the last ones are the engine's outputs.
void check_forward(const StepApart& step) {
  const Sequential& model = *step.before;
  Cache cache = model.make_cache(step.rows(), Mode::inference);
  const std::vector<float> inputs(step.batch.inputs.begin(), step.batch.inputs.end());
  model.predict(default_kernels(), inputs.data(), step.rows(), cache);
  for (std::size_t i = 0; i < step.layers.size(); ++i) {
    const float* engine = model.layer_output(cache, i, inputs.data());
    REQUIRE(step.layers[i].a.size() == step.rows() * step.layers[i].outputs);
    for (std::size_t k = 0; k < step.layers[i].a.size(); ++k) {
      CHECK_THAT(step.layers[i].a[k],
                 WithinRel(double{engine[k]}, 1e-5) || WithinAbs(double{engine[k]}, 2e-6));
    }
  }
}

void check_all(const StepApart& step) {
  check_forward(step);
  check_gradients_of_engine(step);
  check_contributions(step);
  check_numerically(step);
}

}  // namespace

TEST_CASE("the step taken apart is the one that the trainer does next, bit for bit") {
  for (const Optimizer& optimizer : optimizers()) {
    for (const std::size_t batch_size : {std::size_t{1}, std::size_t{3}, std::size_t{99}}) {
      CAPTURE(optimizer_name(optimizer), batch_size);
      for (const auto& [l1, l2] : {std::pair{0.0f, 0.0f}, std::pair{0.01f, 0.002f}}) {
        const TrainingSettings settings =
            settings_of(Loss::sparse_categorical_crossentropy, optimizer, batch_size);
        Trainer trainer(regularized(l1, l2), three_classes(), settings, 4, default_kernels());
        const std::size_t steps = trainer.steps_per_epoch();
        for (std::size_t i = 0; i <= steps; ++i) check_next(trainer);  // into the second epoch
        for (int i = 0; i < 4; ++i) trainer.step_epoch();
        check_next(trainer);
      }
    }
  }
}

TEST_CASE("the batches of an epoch have each sample once, in another order each epoch") {
  Trainer trainer(regularized(0, 0), three_classes(),
                  settings_of(Loss::sparse_categorical_crossentropy, SGD{}, 3), 4,
                  default_kernels());
  std::vector<std::vector<std::uint32_t>> orders;
  for (std::size_t epoch = 0; epoch < 2; ++epoch) {
    std::vector<std::uint32_t>& order = orders.emplace_back();
    for (const std::size_t rows : {3, 3, 3, 1}) {
      const StepApart step = next_step(trainer);
      REQUIRE(step.rows() == rows);
      for (std::size_t row = 0; row < rows; ++row) {
        // Its numbers are those of that sample.
        std::vector<float> input(3);
        trainer.dataset().train.inputs.copy_sample(step.samples[row], input.data());
        for (std::size_t k = 0; k < 3; ++k) {
          CHECK(step.batch.inputs[row * 3 + k] == double{input[k]});
        }
        CHECK(step.labels[row] == static_cast<float>(step.samples[row] % 3));
        CHECK(step.batch.targets[row] == step.labels[row]);
        order.push_back(step.samples[row]);
      }
      trainer.step();
    }
  }
  CHECK(orders[0] != orders[1]);
  for (std::vector<std::uint32_t>& order : orders) {
    std::sort(order.begin(), order.end());
    CHECK(order == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  }
}

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

TEST_CASE("dropout's masks are those of the training, in batches that are cut too") {
  const auto check = [](const Sequential& model, std::shared_ptr<const Dataset> data,
                        std::size_t batch_size) {
    Trainer trainer(model, std::move(data),
                    settings_of(Loss::sparse_categorical_crossentropy, Adam{0.01f}, batch_size), 4,
                    default_kernels());
    std::vector<float> before;
    for (int i = 0; i < 3; ++i) {
      check_next(trainer);
      const StepApart step = next_step(trainer);
      const std::vector<float>& mask = step.layers[1].mask;
      REQUIRE(mask.size() == step.rows() * step.layers[1].outputs);
      CHECK(std::all_of(mask.begin(), mask.end(),
                        [](float m) { return m == 0 || m == 1 / (1 - 0.4f); }));
      CHECK(mask != before);
      before = mask;
      check_gradients_of_engine(step);
    }
    return next_step(trainer);
  };
  const StepApart step = check(
      Sequential({3}, {biased(6, Activation::tanh), Dropout{0.4f}, biased(3, Activation::softmax)},
                 5),
      three_classes(), 4);
  check_numerically(step);
  check_contributions(step);
  const Sequential wide({36},
                        {Dense{200}, Dropout{0.4f}, Dense{200}, Dense{2, Activation::softmax}}, 3);
  const auto many = halves(700, 36, 10);
  Trainer cut(wide, many, settings_of(Loss::sparse_categorical_crossentropy, SGD{}, 600), 1,
              default_kernels());
  cut.run_for(std::chrono::seconds(0));
  REQUIRE(cut.batch_under_way());
  check(wide, many, 600);
}

TEST_CASE("a step behind an epoch's last one comes after its test and its callbacks") {
  TrainingSettings settings = settings_of(Loss::sparse_categorical_crossentropy, Adam{0.3f}, 5);
  settings.epochs = 1;
  EarlyStopping stopping{Monitor::loss, 1};
  stopping.restore_best_weights = true;
  settings.callbacks = {stopping};
  Trainer trainer(regularized(0, 0), three_classes(), settings, 4, default_kernels());
  while (!trainer.snapshot().validating) trainer.run_for(std::chrono::seconds(0));
  const StepApart waiting = next_step(trainer);
  CHECK(waiting.place == MomentPlace{1, 0});
  CHECK(waiting.beyond_the_end);
  trainer.step();
  REQUIRE(trainer.finished());
  const StepApart ended = next_step(trainer);
  CHECK(ended.beyond_the_end);
  CHECK(ended.samples == waiting.samples);
  CHECK(weights_hash(ended.after->parameters()) == weights_hash(waiting.after->parameters()));
  trainer.extend(1);
  CHECK_FALSE(next_step(trainer).samples.empty());
  trainer.step();
  CHECK(weights_hash(ended.after->parameters()) == weights_hash(trainer.model().parameters()));
}

TEST_CASE("frozen layers stay, and the others' numbers are still right") {
  Dense frozen = biased(5, Activation::tanh, {0.1f, 0.1f});
  frozen.trainable = false;
  const Sequential model({3}, {frozen, biased(3, Activation::softmax, {0.01f, 0})}, 8);
  Trainer trainer(model, three_classes(),
                  settings_of(Loss::sparse_categorical_crossentropy, Adam{}, 4), 4,
                  default_kernels());
  const StepApart step = next_step(trainer);
  CHECK(step.before->parameters()[0].kernel() == step.after->parameters()[0].kernel());
  check_numerically(step);
  check_next(trainer);
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

TEST_CASE("what cannot be taken apart is refused in a sentence") {
  const Sequential pictures({6, 6}, {Conv2D{3, {3, 3}}, Flatten{}, Dense{2, Activation::softmax}},
                            3);
  CHECK_THAT(why_not_apart(pictures, 1), ContainsSubstring("layer 1 of this one is Conv2D"));
  CHECK(why_not_apart(regularized(0, 0), 1000) == "");
  CHECK_THAT(why_not_apart(regularized(0, 0), 1'000'000), ContainsSubstring("at most 66666"));
  TrainingSettings settings = settings_of(Loss::sparse_categorical_crossentropy, SGD{}, 4);
  Trainer trainer(regularized(0, 0), three_classes(), settings, 4, default_kernels());
  const auto moment = trainer.moment();
  const auto at = [&](const Sequential& model, const TrainingSettings& with) {
    return step_apart(*moment, three_classes(), model, with, default_kernels());
  };
  CHECK_THROWS_WITH(at(pictures, settings), ContainsSubstring("Conv2D"));
  settings.optimizer = Adam{};
  CHECK_THROWS_AS(at(regularized(0, 0), settings), Error);
  const StepApart step = next_step(trainer);
  CHECK_THROWS_WITH(check_gradient(step, {3, false, 0}), ContainsSubstring("no layer 4"));
  CHECK_THROWS_WITH(check_gradient(step, {0, true, 5}), ContainsSubstring("has 5 biases"));
  trainer.set_learning_rate(std::numeric_limits<float>::max());
  while (!trainer.finished()) trainer.step();
  CHECK_THROWS_WITH(next_step(trainer), ContainsSubstring("no longer finite"));
}
