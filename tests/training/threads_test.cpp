#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "engine/training/trainer.hpp"
#include "engine/training/training_memory.hpp"
#include "tests/training/allocations.hpp"
#include "tests/training/toy_data.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr std::size_t inputs = 16, samples = 150, batch_size = 32;

// Whether the first half of the numbers is larger than the second. Its last batch of 22 samples
// leaves shares of unequal size.
std::shared_ptr<const Dataset> halves() {
  Random random(8);
  std::vector<float> x, y;
  for (std::size_t i = 0; i < samples; ++i) {
    float difference = 0;
    for (std::size_t j = 0; j < inputs; ++j) {
      x.push_back(random.uniform(-1, 1));
      difference += j < inputs / 2 ? x.back() : -x.back();
    }
    y.push_back(difference > 0 ? 1.0f : 0.0f);
  }
  return tests::toy_data(2, inputs, std::move(x), std::move(y), 70);
}

Sequential model(float dropout = 0) {
  Dense hidden{256, Activation::tanh};
  std::vector<Layer> layers = {hidden, Dense{64, Activation::relu}};
  if (dropout > 0) layers.push_back(Dropout{dropout});
  layers.push_back(Dense{2, Activation::softmax});
  return Sequential({inputs}, layers, 3);
}

const std::shared_ptr<const Dataset>& data() {
  static const std::shared_ptr<const Dataset> made = halves();
  return made;
}

Trainer trainer_of(const Sequential& untrained) {
  TrainingSettings settings;
  settings.loss = Loss::sparse_categorical_crossentropy;
  settings.optimizer = Adam{0.003f};
  settings.batch_size = batch_size;
  settings.epochs = 3;
  return Trainer(untrained, data(), settings, 4, default_kernels());
}

std::vector<float> weights_after(Trainer trainer, ThreadPool& threads) {
  trainer.set_threads(threads);
  while (!trainer.finished()) trainer.step_epoch();
  std::vector<float> all;
  for (const Tensor* tensor : tensors(trainer.model().parameters())) {
    all.insert(all.end(), tensor->begin(), tensor->end());
  }
  return all;
}

void check_close(const std::vector<float>& a, const std::vector<float>& b, double within) {
  REQUIRE(a.size() == b.size());
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    largest = std::max(largest, std::abs(static_cast<double>(a[i]) - b[i]));
  }
  CHECK(largest < within);
}

}  // namespace

TEST_CASE("a batch is shared among threads only where that pays") {
  const Sequential tiny({2}, {Dense{8}, Dense{1}}, 1);
  CHECK(share_count(tiny, 10, 8) == 1);
  CHECK(share_count(model(), batch_size, 1) == 1);
  CHECK(share_count(model(), batch_size, 2) == 2);
  CHECK(share_count(model(), 4, 8) == 1);
  // Four rows a share at least.
  CHECK(share_count(Sequential({784}, {Dense{2000}, Dense{10}}, 1), batch_size, 64) == 8);
}

TEST_CASE("shares cover a batch, in order") {
  for (const std::size_t rows : {0, 1, 2, 22, 32}) {
    for (const std::size_t shares : {1, 2, 3, 8}) {
      CHECK(share_begin(rows, 0, shares) == 0);
      CHECK(share_begin(rows, shares, shares) == rows);
      for (std::size_t i = 0; i < shares; ++i) {
        const std::size_t size = share_begin(rows, i + 1, shares) - share_begin(rows, i, shares);
        CHECK(size <= share_rows(rows, shares));
      }
    }
  }
}

TEST_CASE("what threads learn depends on their number alone, and hardly on that") {
  for (const float dropout : {0.0f, 0.3f}) {
    ThreadPool one(1), two(2), three(3);
    const std::vector<float> alone = weights_after(trainer_of(model(dropout)), one);
    const std::vector<float> shared = weights_after(trainer_of(model(dropout)), two);
    CHECK(weights_after(trainer_of(model(dropout)), two) == shared);
    CHECK(weights_after(trainer_of(model(dropout)), three) ==
          weights_after(trainer_of(model(dropout)), three));
    if (dropout > 0) continue;  // each share draws its own
    // Sums of 32 gradients in another order: 1e-7 of each, and Adam's steps of 0.003, of which
    // there are 15, may turn where a gradient is next to nothing.
    check_close(shared, alone, 1e-3);
    check_close(weights_after(trainer_of(model()), three), alone, 1e-3);
  }
}

TEST_CASE("threads give the same scores and predictions, also with regularisation") {
  Sequential regular = model();
  regular.set_kernel_regularizer(0, {0.001f, 0.002f});
  ThreadPool two(2);
  Trainer alone = trainer_of(regular), shared = trainer_of(regular);
  shared.set_threads(two);
  CHECK(alone.threads() == 1);
  CHECK(shared.threads() == 2);
  alone.step_epoch();
  shared.step_epoch();
  const EpochRecord &a = alone.history().epochs[0], &b = shared.history().epochs[0];
  CHECK_THAT(b.train.loss, WithinRel(a.train.loss, 1e-5));
  CHECK_THAT(b.validation.loss, WithinRel(a.validation.loss, 1e-4));
  CHECK(b.validation.accuracy == a.validation.accuracy);
  REQUIRE(shared.snapshot().predictions);
  CHECK(shared.snapshot().predictions->size() == 70);
}

TEST_CASE("a training step takes no memory, and training as much as is stated") {
  for (const std::size_t count : {1, 2}) {
    ThreadPool threads(count);
    const Sequential untrained = model();
    data();
    const tests::Allocations before = tests::allocations();
    Trainer trainer = trainer_of(untrained);
    trainer.set_threads(threads);
    trainer.step_epoch();
    const std::size_t taken = tests::allocations().live_bytes - before.live_bytes;
    // Beside it there are the samples' order, the predictions and the history: some kilobytes.
    const auto stated =
        static_cast<double>(training_bytes(untrained, Adam{}, batch_size, 70, count));
    CHECK_THAT(static_cast<double>(taken), WithinAbs(stated, 10'000));
    trainer.step();
    const std::size_t calls = tests::allocations().calls;
    trainer.step();
    CHECK(tests::allocations().calls == calls);
  }
}
