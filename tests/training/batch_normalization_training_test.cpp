#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/training/slice_rows.hpp"
#include "engine/training/trainer.hpp"
#include "tests/training/toy_data.hpp"
#include "tests/training/weights.hpp"

using namespace descent;
using Catch::Matchers::Message;
using tests::weights;

namespace {

constexpr std::size_t off_centre_inputs = 40, off_centre_samples = 800;

// Whether the first number is larger than the second; all far from 0 and on scales of their own.
std::shared_ptr<const Dataset> off_centre() {
  Random random(5);
  std::vector<float> x, y;
  for (std::size_t i = 0; i < off_centre_samples; ++i) {
    for (std::size_t c = 0; c < off_centre_inputs; ++c) x.push_back(random.uniform(-1, 1));
    float* row = x.data() + x.size() - off_centre_inputs;
    y.push_back(row[0] > row[1] ? 1.0f : 0.0f);
    for (std::size_t c = 0; c < off_centre_inputs; ++c)
      row[c] = 30 + row[c] * static_cast<float>(1 + c % 5);
  }
  return tests::toy_data(2, off_centre_inputs, std::move(x), std::move(y), 200);
}

Trainer off_centre_trainer(std::vector<Layer> layers, std::size_t batch_size = 400) {
  static const std::shared_ptr<const Dataset> data = off_centre();
  TrainingSettings settings;
  settings.loss = Loss::sparse_categorical_crossentropy;
  settings.optimizer = Adam{0.01f};
  settings.batch_size = batch_size;
  settings.epochs = 30;
  return Trainer(Sequential({off_centre_inputs}, std::move(layers), 3), data, settings, 4,
                 default_kernels());
}

std::vector<Layer> normalized() {
  return {BatchNormalization{}, Dense{64, Activation::linear, false}, BatchNormalization{},
          ActivationLayer{Activation::relu}, Dense{2, Activation::softmax}};
}

}  // namespace

TEST_CASE("a network with batch normalization learns what lies off the centre") {
  Trainer trainer = off_centre_trainer(normalized(), 50);
  while (!trainer.finished()) trainer.step_epoch();
  const EpochRecord& last = trainer.history().epochs.back();
  CHECK(last.train.accuracy > 0.95);
  // The moving mean and variance have come close to the batches', or it would guess.
  CHECK(last.validation.accuracy > 0.9);
  const Tensor& mean = *trainer.model().parameters()[0].find("moving_mean");
  for (const float value : mean) CHECK(std::abs(value - 30) < 1);

  trainer.reset();
  CHECK(trainer.model().parameters()[0].find("moving_mean")->data()[0] == 0);
  CHECK(trainer.model().parameters()[0].find("moving_variance")->data()[0] == 1);
}

TEST_CASE("a batch that a layer looks at as a whole is not cut") {
  // Without batch normalization, slices of 24,000,000 / 8,000,000 samples.
  const std::vector<Layer> large = {Dense{4000, Activation::linear}, Dense{2000}, Dense{2}};
  std::vector<Layer> whole = large;
  whole.insert(whole.begin() + 1, BatchNormalization{});
  CHECK(training_rows(Sequential({2}, large, 1), 100) < 10);
  const Sequential model({2}, whole, 1);
  CHECK(training_rows(model, 100) == 100);
  CHECK_NOTHROW(check_whole_batch(model, 100));
  CHECK_THROWS_MATCHES(
      check_whole_batch(model, 5000), Error,
      Message("BatchNormalization looks at all samples of a batch together, and 5000 of this "
              "network are too many at once: choose a batch_size of at most 249."));
  CHECK_NOTHROW(check_whole_batch(Sequential({2}, large, 1), 5000));
}

TEST_CASE("a batch size that is too large for the whole of it leaves the training as it is") {
  Trainer trainer = off_centre_trainer(
      {Dense{4000, Activation::linear}, BatchNormalization{}, Dense{2, Activation::softmax}});
  CHECK_NOTHROW(trainer.set_batch_size(100));
  Trainer wide = off_centre_trainer({Dense{4000, Activation::linear}, BatchNormalization{},
                                     Dense{3000}, Dense{2, Activation::softmax}},
                                    100);
  CHECK_THROWS_AS(wide.set_batch_size(800), Error);
  CHECK(wide.settings().batch_size == 100);
}

TEST_CASE("what a normalized network learns does not depend on the number of threads") {
  ThreadPool one(1), two(2), three(3);
  const auto trained = [](ThreadPool& threads) {
    Trainer trainer = off_centre_trainer(normalized());
    trainer.set_threads(threads);
    for (int epoch = 0; epoch < 3; ++epoch) trainer.step_epoch();
    return weights(trainer);
  };
  const std::vector<float> alone = trained(one);
  CHECK(trained(two) == alone);
  CHECK(trained(three) == alone);
}
