#include "engine/training/trainer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "engine/core/error.hpp"
#include "tests/training/toy_data.hpp"
#include "tests/training/weights.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using tests::weights;
using namespace std::chrono_literals;

namespace {

TrainingSettings settings_with(Optimizer optimizer, std::size_t batch_size, std::size_t epochs) {
  TrainingSettings result;
  result.optimizer = optimizer;
  result.batch_size = batch_size;
  result.epochs = epochs;
  return result;
}

std::vector<Layer> xor_layers(std::size_t units = 8) {
  return {Dense{units, Activation::tanh}, Dense{1, Activation::tanh}};
}

Trainer xor_trainer(std::size_t epochs = 400, std::size_t batch_size = 3, std::uint64_t seed = 5) {
  return Trainer(Sequential({2}, xor_layers(), seed), tests::xor_data(),
                 settings_with(Adam{0.03f}, batch_size, epochs), seed, default_kernels());
}

}  // namespace

TEST_CASE("a tiny seeded run learns") {
  const std::uint64_t seed = GENERATE(1u, 2u, 3u);
  Trainer trainer = xor_trainer(400, 3, seed);
  while (!trainer.finished()) trainer.step_epoch();
  CHECK(trainer.epoch() == 400);
  CHECK(trainer.history().epochs.back().train.loss < 0.05);
  CHECK(trainer.history().epochs.back().validation.accuracy == 1.0);
  CHECK_THAT(trainer.stop_reason(), ContainsSubstring("400"));
}

TEST_CASE("it does not matter in which pieces training is asked for") {
  Trainer by_epochs = xor_trainer(), by_steps = xor_trainer(), by_slices = xor_trainer();
  for (int epoch = 0; epoch < 20; ++epoch) by_epochs.step_epoch();
  while (by_steps.epoch() < 20) by_steps.step();
  while (by_slices.epoch() < 20) by_slices.run_for(0ms);
  Trainer at_once = xor_trainer();
  at_once.step(20 * at_once.snapshot().steps_per_epoch);
  CHECK(at_once.epoch() == 20);
  CHECK(weights(at_once) == weights(by_epochs));
  CHECK(weights(by_steps) == weights(by_epochs));
  CHECK(weights(by_slices) == weights(by_epochs));
  CHECK(by_slices.history().epochs[19].train.loss == by_epochs.history().epochs[19].train.loss);
}

TEST_CASE("a batch larger than a slice is worked on in several") {
  // 4096 · 2048 weights cost more than a quarter of a slice a row, so that a batch of 6 is cut.
  Trainer trainer(Sequential({1}, {Dense{4096}, Dense{2048}, Dense{1}}, 1), tests::line_data(),
                  settings_with(SGD{1e-4f}, 6, 1), 1, default_kernels());
  int slices = 0;
  while (trainer.run_for(0ms)) ++slices;
  CHECK(slices > 1);
  CHECK(trainer.epoch() == 1);
}

TEST_CASE("the history keeps where a single neuron's weight and bias were") {
  Trainer trainer(Sequential({1}, {Dense{}}, 1), tests::line_data(),
                  settings_with(SGD{0.01f}, 6, 3), 1, default_kernels());
  const std::vector<float> before = weights(trainer);
  const auto as_array = [](const std::vector<float>& w) { return std::array{w[0], w[1]}; };
  CHECK(trainer.history().initial_neuron == as_array(before));
  trainer.step_epoch();
  const std::vector<float> after_one = weights(trainer);
  trainer.step_epoch();
  CHECK(trainer.history().epochs[0].neuron == as_array(after_one));
  CHECK(trainer.history().epochs[1].neuron == as_array(weights(trainer)));
  CHECK(xor_trainer().history().initial_neuron == std::array{0.0f, 0.0f});
}

TEST_CASE("reset goes back to the very beginning") {
  Trainer trainer = xor_trainer();
  const std::vector<float> initial = weights(trainer);
  for (int i = 0; i < 7; ++i) trainer.step_epoch();
  const std::vector<float> trained = weights(trainer);
  const Snapshot before = trainer.snapshot();
  trainer.step();
  trainer.reset();
  CHECK(weights(trainer) == initial);
  CHECK(weights_hash(*before.first_parameters) == weights_hash(trainer.model().parameters()));
  CHECK(weights_hash(before.model->parameters()) != weights_hash(*before.first_parameters));
  CHECK(trainer.epoch() == 0);
  CHECK(trainer.history().epochs.empty());
  for (int i = 0; i < 7; ++i) trainer.step_epoch();
  CHECK(weights(trainer) == trained);
}

TEST_CASE("the last partial batch is kept") {
  Trainer trainer = xor_trainer(400, 3);
  CHECK(trainer.steps_per_epoch() == 2);
  trainer.step();
  CHECK(trainer.samples_seen() == 3);
  CHECK(trainer.epoch() == 0);
  trainer.step();
  CHECK(trainer.samples_seen() == 4);
  CHECK(trainer.epoch() == 1);
}

TEST_CASE("training stops by a callback, and goes on when asked") {
  Trainer trainer = xor_trainer();
  trainer.set_callbacks({StopBelow{Monitor::loss, 0.3}});
  while (!trainer.finished()) trainer.step_epoch();
  CHECK(trainer.epoch() < 400);
  CHECK_THAT(trainer.stop_reason(), ContainsSubstring("StopBelow"));
  const std::size_t stopped_at = trainer.epoch();
  CHECK_FALSE(trainer.run_for(1ms));
  trainer.set_callbacks({});
  trainer.extend(5);
  while (!trainer.finished()) trainer.step_epoch();
  CHECK(trainer.epoch() == stopped_at + 5);
}

TEST_CASE("an edit changes what training survives, and leaves the rest of the training alone") {
  Trainer trainer = xor_trainer(400, 3);
  const TrainingSettings before = trainer.settings();
  trainer.extend(7);  // its own end, which an edit of something else leaves as it is
  TrainingSettings after = before;
  after.batch_size = 2;
  after.callbacks = {StopBelow{Monitor::loss, 1e9}};
  after.loss = Loss::mean_absolute_error;  // would be another experiment
  trainer.change_settings(before, after);
  CHECK(trainer.settings().batch_size == 2);
  CHECK(trainer.settings().epochs == 7);
  CHECK(trainer.settings().loss == before.loss);
  trainer.step();
  CHECK(trainer.samples_seen() == 2);
  trainer.step_epoch();
  CHECK_THAT(trainer.stop_reason(), ContainsSubstring("StopBelow"));

  TrainingSettings longer = after;
  longer.epochs = after.epochs + 1;
  trainer.change_settings(after, longer);
  CHECK(trainer.settings().epochs == longer.epochs);
}

TEST_CASE("a loss that is no number stops training and says why") {
  Trainer trainer(Sequential({1}, {Dense{1}}, 1), tests::line_data(),
                  settings_with(SGD{1000}, 6, 1000), 1, default_kernels());
  while (!trainer.finished()) trainer.step_epoch();
  CHECK_THAT(trainer.stop_reason(), ContainsSubstring("learning rate"));
  CHECK(trainer.epoch() < 1000);
}

TEST_CASE("learning rate and regularisation change while it runs") {
  Trainer trainer = xor_trainer();
  trainer.step();
  trainer.set_learning_rate(0);
  const std::vector<float> before = weights(trainer);
  trainer.step();
  CHECK(weights(trainer) == before);
  CHECK(learning_rate(trainer.settings().optimizer) == 0);

  trainer.set_learning_rate(0.01f);
  trainer.set_kernel_regularizer({0, 1});
  for (int i = 0; i < 300; ++i) trainer.step_epoch();
  float largest = 0;
  for (const float w : trainer.model().parameters()[0].kernel()) {
    largest = std::max(largest, std::abs(w));
  }
  CHECK(largest < 0.1f);
}

TEST_CASE("batch size and optimizer change without losing the weights") {
  Trainer trainer = xor_trainer();
  trainer.step();
  const std::vector<float> before = weights(trainer);
  trainer.set_batch_size(4);
  trainer.set_optimizer(SGD{0.1f, 0.9f, true});
  CHECK(weights(trainer) == before);
  CHECK(trainer.steps_per_epoch() == 1);
  trainer.step_epoch();
  CHECK(trainer.epoch() == 1);
  CHECK_FALSE(weights(trainer) == before);
}

TEST_CASE("another batch size while the tests run does not lose the epoch") {
  // Tests that take several slices.
  const auto make = [] {
    return Trainer(Sequential({2}, {Dense{2500}, Dense{2500}, Dense{1, Activation::tanh}}, 1),
                   tests::xor_data(), settings_with(SGD{1e-6f}, 4, 9), 1, default_kernels());
  };
  Trainer untouched = make();
  untouched.step_epoch();
  for (const std::size_t batch_size : {1, 100}) {
    Trainer trainer = make();
    while (!trainer.snapshot().validating) trainer.run_for(0ms);
    trainer.set_batch_size(batch_size);
    CHECK(trainer.snapshot().validating);
    CHECK(trainer.epoch() == 0);
    trainer.step_epoch();
    REQUIRE(trainer.epoch() == 1);
    CHECK(trainer.history().epochs[0].train.loss == untouched.history().epochs[0].train.loss);
    CHECK(trainer.step_in_epoch() == 0);
    CHECK(trainer.steps_per_epoch() == (batch_size == 100 ? 1 : 4 / batch_size));
    trainer.step_epoch();
    CHECK(trainer.samples_seen() == 8);
  }
}

TEST_CASE("one weight is set by hand, and reset takes it back") {
  Trainer trainer = xor_trainer();
  trainer.step();
  std::vector<float> expected = weights(trainer);
  trainer.set_parameter(0, false, 9, 1.5f);  // kernel (2, 8): of input 1 to unit 1
  trainer.set_parameter(1, true, 0, -2);
  expected[9] = 1.5f;
  expected[16 + 8 + 8] = -2;
  CHECK(weights(trainer) == expected);
  CHECK(trainer.model().parameters()[0].kernel()(1, 1) == 1.5f);
  trainer.step();
  CHECK_FALSE(weights(trainer) == expected);
  trainer.reset();
  CHECK(weights(trainer) == weights(xor_trainer()));
}

TEST_CASE("a weight set by hand leaves the optimizer's state") {
  Trainer trainer = xor_trainer(), untouched = xor_trainer();
  trainer.step();
  untouched.step();
  trainer.set_parameter(0, false, 0, weights(trainer)[0]);
  trainer.step(10);
  untouched.step(10);
  CHECK(weights(trainer) == weights(untouched));
}

TEST_CASE("training goes on from what it had come to, and reset is as ever") {
  Trainer trainer = xor_trainer(20);
  for (int i = 0; i < 7; ++i) trainer.step_epoch();
  const Trained trained{trainer.model().parameters(),
                        std::make_shared<const History>(trainer.history())};
  Trainer resumed = xor_trainer(20);
  resumed.resume(trained);
  CHECK(weights(resumed) == weights(trainer));
  CHECK(resumed.epoch() == 7);
  CHECK(resumed.samples_seen() == 7 * 4);
  while (!resumed.finished()) resumed.step_epoch();
  CHECK(resumed.epoch() == 20);
  CHECK(trained.history->epochs.size() == 7);
  resumed.reset();
  CHECK(weights(resumed) == weights(xor_trainer(20)));
  CHECK(resumed.epoch() == 0);
}

TEST_CASE("what goes on after an epoch does not draw that epoch's random numbers again") {
  const auto trainer = [] {
    return Trainer(Sequential({2}, {Dense{64, Activation::tanh}, Dropout{0.5f}, Dense{1}}, 5),
                   tests::xor_data(), settings_with(SGD{0.0f}, 4, 3), 5, default_kernels());
  };
  Trainer first = trainer(), second = trainer();
  first.step_epoch();
  second.resume({first.model().parameters(), std::make_shared<const History>(first.history())});
  second.step_epoch();
  const EpochLog& epochs = second.history().epochs;
  REQUIRE(epochs.count() == 2);
  CHECK(epochs[0].train.loss != epochs[1].train.loss);
}

TEST_CASE("a training that was over is over when it is resumed") {
  Trainer trainer = xor_trainer(3);
  while (!trainer.finished()) trainer.step_epoch();
  Trainer resumed = xor_trainer(3);
  resumed.resume(
      {trainer.model().parameters(), std::make_shared<const History>(trainer.history())});
  CHECK(resumed.finished());
  CHECK_THAT(resumed.stop_reason(), ContainsSubstring("3 epochs"));
}

TEST_CASE("what was not trained yet is resumed to the same numbers") {
  Trainer trainer = xor_trainer(), resumed = xor_trainer();
  resumed.resume({trainer.model().parameters(), std::make_shared<const History>()});
  trainer.step(10);
  resumed.step(10);
  CHECK(weights(resumed) == weights(trainer));
}

TEST_CASE("weights of another network cannot be resumed") {
  Trainer trainer = xor_trainer();
  const std::vector<float> before = weights(trainer);
  const Sequential other({2}, xor_layers(9), 5);
  CHECK_THROWS_AS(trainer.resume({other.parameters(), std::make_shared<const History>()}), Error);
  CHECK(weights(trainer) == before);
}

TEST_CASE("only a finite weight that exists can be set") {
  Trainer trainer = xor_trainer();
  const std::vector<float> before = weights(trainer);
  CHECK_THROWS_WITH(trainer.set_parameter(2, false, 0, 1), ContainsSubstring("layer 3"));
  CHECK_THROWS_WITH(trainer.set_parameter(0, false, 16, 1), ContainsSubstring("16 weights"));
  CHECK_THROWS_WITH(trainer.set_parameter(1, true, 1, 1), ContainsSubstring("1 biases"));
  CHECK_THROWS_WITH(trainer.set_parameter(0, false, 0, NAN), ContainsSubstring("finite"));
  CHECK(weights(trainer) == before);
}

TEST_CASE("a snapshot does not change afterwards") {
  Trainer trainer = xor_trainer();
  trainer.step_epoch();
  const Snapshot snapshot = trainer.snapshot();
  const Tensor kernel = snapshot.model->parameters()[0].kernel();
  for (int i = 0; i < 5; ++i) trainer.step_epoch();
  CHECK(snapshot.model->parameters()[0].kernel() == kernel);
  CHECK(snapshot.epoch == 1);
  CHECK(snapshot.history->epochs.size() == 1);
  CHECK(snapshot.predictions->size() == 4);
  CHECK(trainer.snapshot().history->epochs.size() == 6);
}

TEST_CASE("evaluate gives the loss that validation gives") {
  Trainer trainer = xor_trainer();
  trainer.step_epoch();
  std::vector<Prediction> predictions;
  const Scores scores = trainer.evaluate(trainer.dataset().validation, &predictions);
  CHECK(scores.loss == trainer.history().epochs[0].validation.loss);
  CHECK(scores.accuracy == trainer.history().epochs[0].validation.accuracy);
  CHECK(predictions.size() == 4);
}

TEST_CASE("each epoch of a single neuron ends with the loss of its line") {
  Trainer trainer(Sequential({1}, {Dense{}}, 1), tests::line_data(6),
                  settings_with(SGD{0.01f}, 2, 9), 1, default_kernels());
  const auto now = [&] { return trainer.evaluate(trainer.dataset().train).loss; };
  CHECK(trainer.history().initial_loss == now());
  trainer.step_epoch();
  CHECK(trainer.history().epochs[0].evaluated_loss == now());
  CHECK(trainer.history().epochs[0].train.loss > now());  // the mean of the lines on the way
  trainer.step();
  CHECK(trainer.snapshot().evaluated_loss == now());
  trainer.reset();
  trainer.set_parameter(0, false, 0, 7);
  CHECK(trainer.history().initial_loss == now());
}

TEST_CASE("a snapshot says the training samples' loss unless that takes long") {
  Trainer small = xor_trainer();
  small.step();
  CHECK(small.snapshot().evaluated_loss == small.evaluate(small.dataset().train).loss);
  small.step_epoch();
  CHECK(std::isnan(small.history().epochs[0].evaluated_loss));  // epochs of a network are many
  Trainer large(Sequential({2}, {Dense{1000}, Dense{1000}, Dense{1, Activation::tanh}}, 1),
                tests::xor_data(), settings_with(SGD{}, 4, 1), 1, default_kernels());
  CHECK(std::isnan(large.snapshot().evaluated_loss));
}

TEST_CASE("without test samples the validation figures are empty") {
  Trainer trainer(Sequential({1}, {Dense{1}}, 1), tests::line_data(), settings_with(SGD{}, 32, 3),
                  1, default_kernels());
  trainer.step_epoch();
  CHECK(trainer.epoch() == 1);
  CHECK(std::isnan(trainer.history().epochs[0].validation.loss));
}

TEST_CASE("the reported loss holds the regularisation penalty, as in Keras") {
  Dense neuron;
  neuron.kernel_initializer = Constant{3};
  neuron.kernel_regularizer = {0.5f, 0.25f};
  Trainer trainer(Sequential({1}, {neuron}, 1), tests::line_data(6), settings_with(SGD{0}, 6, 1), 1,
                  default_kernels());
  trainer.step_epoch();
  // y = 3x against 2x - 1: errors x + 1 = 0, 1, …, 5, squares' mean 55/6; penalty 0.5·3 + 0.25·9.
  CHECK_THAT(trainer.history().epochs[0].train.loss, WithinAbs(55.0 / 6 + 3.75, 1e-5));
  CHECK_THAT(trainer.history().epochs[0].validation.loss, WithinAbs(55.0 / 6 + 3.75, 1e-5));
}

TEST_CASE("a trainer refuses what cannot be trained") {
  const auto make = [](std::shared_ptr<const Dataset> data, std::size_t batch_size) {
    return Trainer(Sequential({2}, xor_layers(), 1), std::move(data),
                   settings_with(SGD{}, batch_size, 1), 1, default_kernels());
  };
  CHECK_THROWS_AS(make(nullptr, 1), Error);
  CHECK_THROWS_AS(make(std::make_shared<const Dataset>(), 1), Error);
  CHECK_THROWS_AS(make(tests::xor_data(), 0), Error);
  CHECK(make(tests::xor_data(), 1000).steps_per_epoch() == 1);
}
