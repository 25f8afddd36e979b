#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "engine/training/trainer.hpp"
#include "engine/training/training_memory.hpp"
#include "tests/training/allocations.hpp"
#include "tests/training/halves.hpp"
#include "tests/training/toy_data.hpp"
#include "tests/training/weights.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using tests::weights;

namespace {

constexpr std::size_t shared_side = 8, shared_inputs = shared_side * shared_side;
constexpr std::size_t shared_samples = 150, test_samples = 70, shared_batch = 32;

// Pictures: whether the upper half is brighter than the lower one. The last batch has 22 samples.
std::shared_ptr<const Dataset> shared_halves(std::size_t count = shared_samples) {
  return tests::halves(count, shared_inputs, test_samples);
}

Sequential dense_model(float dropout = 0) {
  std::vector<Layer> layers = {Dense{128, Activation::tanh}, Dense{64, Activation::relu}};
  if (dropout > 0) layers.push_back(Dropout{dropout});
  layers.push_back(Dense{2, Activation::softmax});
  return Sequential({shared_inputs}, layers, 3);
}

Sequential convolutional_model() {
  const Conv2D conv{16, {3, 3}, {1, 1}, Padding::same, Activation::tanh};
  return Sequential(
      {shared_side, shared_side},
      {conv, MaxPooling2D{}, conv, AveragePooling2D{}, Flatten{}, Dense{2, Activation::softmax}},
      3);
}

Sequential normalized_model() {
  const Conv2D conv{16, {3, 3}};
  return Sequential({shared_side, shared_side},
                    {conv, BatchNormalization{}, Flatten{}, Dense{64}, BatchNormalization{},
                     Dense{2, Activation::softmax}},
                    3);
}

Sequential augmented_model() {
  return Sequential({shared_side, shared_side},
                    {RandomTranslation{}, RandomRotation{}, RandomZoom{}, RandomFlip{}, Flatten{},
                     Dense{64, Activation::relu}, Dropout{0.2f}, Dense{2, Activation::softmax}},
                    3);
}

const std::shared_ptr<const Dataset>& shared_data() {
  static const std::shared_ptr<const Dataset> made = shared_halves();
  return made;
}

Trainer shared_trainer(const Sequential& untrained) {
  TrainingSettings settings;
  settings.loss = Loss::sparse_categorical_crossentropy;
  settings.optimizer = Adam{0.003f};
  settings.batch_size = shared_batch;
  settings.epochs = 3;
  return Trainer(untrained, shared_data(), settings, 4, default_kernels());
}

std::vector<float> weights_after(Trainer trainer, ThreadPool& threads) {
  trainer.set_threads(threads);
  while (!trainer.finished()) trainer.step_epoch();
  return weights(trainer);
}

}  // namespace

TEST_CASE("what a dense network learns does not depend on the number of threads") {
  ThreadPool one(1), two(2), three(3);
  for (const float dropout : {0.0f, 0.3f}) {
    const std::vector<float> alone = weights_after(shared_trainer(dense_model(dropout)), one);
    CHECK(weights_after(shared_trainer(dense_model(dropout)), two) == alone);
    CHECK(weights_after(shared_trainer(dense_model(dropout)), three) == alone);
  }
  const std::vector<float> alone = weights_after(shared_trainer(augmented_model()), one);
  CHECK(weights_after(shared_trainer(augmented_model()), two) == alone);
  CHECK(weights_after(shared_trainer(augmented_model()), three) == alone);
}

TEST_CASE("nor does it with any kernels, nor where a thread is left with a few inputs") {
  // Of 18 inputs the second thread gets two, in a batch large enough to be shared.
  const auto many = shared_halves(600);
  const auto trained = [&](const KernelTable& kernels, ThreadPool& threads) {
    TrainingSettings settings;
    settings.loss = Loss::sparse_categorical_crossentropy;
    settings.batch_size = 600;
    settings.epochs = 2;
    const Sequential model({shared_inputs},
                           {Dense{18, Activation::tanh}, Dense{10, Activation::softmax}}, 3);
    Trainer trainer(model, many, settings, 4, kernels);
    return weights_after(std::move(trainer), threads);
  };
  ThreadPool one(1), two(2), three(3);
  for (const KernelTable* kernels : kernel_tables()) {
    CAPTURE(kernels->name);
    const std::vector<float> alone = trained(*kernels, one);
    CHECK(trained(*kernels, two) == alone);
    CHECK(trained(*kernels, three) == alone);
  }
}

TEST_CASE("what a convolutional network learns depends on their number, and hardly on that") {
  ThreadPool one(1), two(2);
  const std::vector<float> alone = weights_after(shared_trainer(convolutional_model()), one);
  const std::vector<float> shared = weights_after(shared_trainer(convolutional_model()), two);
  CHECK(weights_after(shared_trainer(convolutional_model()), two) == shared);
  CHECK(shared != alone);
  // Sums of gradients in another order differ by some 1e-6 of them; each of Adam's 15 steps of
  // 0.003 may differ by more where a gradient is next to nothing.
  double largest = 0;
  for (std::size_t i = 0; i < alone.size(); ++i) {
    largest = std::max(largest, std::abs(static_cast<double>(alone[i]) - shared[i]));
  }
  CHECK(largest < 1e-3);
}

TEST_CASE("threads may come and go at any time, and give the same scores and predictions") {
  ThreadPool two(2);
  Sequential regular = dense_model();
  regular.set_kernel_regularizer(0, {0.001f, 0.002f});
  Trainer alone = shared_trainer(regular), shared = shared_trainer(regular);
  for (int step = 0; step < 12; ++step) {
    shared.set_threads(step % 3 == 0 ? calling_thread() : two);
    CHECK(shared.threads().threads() == (step % 3 == 0 ? 1 : 2));
    alone.step();
    shared.step();
  }
  CHECK(weights(shared) == weights(alone));
  const Scores a = alone.history().epochs.back().validation;
  const Scores b = shared.history().epochs.back().validation;
  CHECK(a.loss == b.loss);
  CHECK(a.accuracy == b.accuracy);
  REQUIRE(shared.snapshot().predictions);
  CHECK(shared.snapshot().predictions->size() == test_samples);
}

TEST_CASE("a training step takes no memory, and training as much as is stated") {
  shared_data();
  for (const Sequential& untrained :
       {dense_model(), convolutional_model(), normalized_model(), augmented_model()}) {
    for (const std::size_t count : {1, 2}) {
      ThreadPool threads(count);
      const std::size_t before = tests::allocations().live_bytes;
      Trainer trainer = shared_trainer(untrained);
      trainer.set_threads(threads);
      trainer.step_epoch();
      const std::size_t taken = tests::allocations().live_bytes - before;
      // Beside it there are the samples' order, the predictions and the history: some kilobytes.
      const auto stated =
          static_cast<double>(training_bytes(untrained, Adam{}, shared_batch, test_samples, count));
      CHECK_THAT(static_cast<double>(taken), WithinAbs(stated, 20'000));
      trainer.step();
      const std::size_t calls = tests::allocations().calls;
      trainer.step();
      CHECK(tests::allocations().calls == calls);
    }
  }
}
