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
#include "tests/inspect/step_checks.hpp"
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

Sequential regularized(float l1, float l2, std::uint64_t seed = 3) {
  return Sequential({3},
                    {biased(5, Activation::tanh, {l1, l2}), biased(4, Activation::relu, {0, l2}),
                     Dense{3, Activation::softmax}},
                    seed);
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
  // The engine's regularizers leave it out too.
  CHECK(step.penalty > 0);
  CHECK_THAT(step.penalty, WithinRel(model.penalty(default_kernels()), 1e-6));
  check_next(trainer);
}

TEST_CASE("the weights after a step are the optimizer's, whatever a callback brings back then") {
  TrainingSettings settings = settings_of(Loss::sparse_categorical_crossentropy, Adam{0.3f}, 5);
  EarlyStopping stopping{Monitor::loss, 1};
  stopping.restore_best_weights = true;
  settings.callbacks = {stopping};
  Dataset untested = *three_classes();  // so that the epoch ends with its last step
  untested.validation = {};
  Trainer trainer(regularized(0, 0), std::make_shared<const Dataset>(untested), settings, 4,
                  default_kernels());
  std::uint64_t after = 0;
  while (!trainer.finished()) {
    const StepApart step = next_step(trainer);
    after = weights_hash(step.after->parameters());
    CHECK(weights_hash(updated(step)) == after);
    trainer.step();
  }
  REQUIRE(trainer.snapshot().restored_epoch > 0);
  CHECK(weights_hash(trainer.model().parameters()) != after);
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
