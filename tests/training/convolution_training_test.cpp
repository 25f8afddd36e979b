#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "engine/training/slice_rows.hpp"
#include "engine/training/trainer.hpp"

using namespace descent;

namespace {

constexpr std::size_t line_side = 8;

// Pictures of a line somewhere, across or upright, in noise: which it is, no single pixel tells.
std::shared_ptr<const Dataset> lines(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> pixels, labels;
  for (std::size_t i = 0; i < count; ++i) {
    const bool upright = random.below(2) == 0;
    const std::size_t place = random.below(line_side);
    for (std::size_t y = 0; y < line_side; ++y) {
      for (std::size_t x = 0; x < line_side; ++x) {
        const bool on = (upright ? x : y) == place;
        pixels.push_back((on ? 0.8f : 0) + random.uniform(0, 0.4f));
      }
    }
    labels.push_back(upright ? 1.0f : 0.0f);
  }
  Dataset dataset;
  dataset.name = "lines";
  dataset.input_shape = {line_side, line_side};
  dataset.classes = 2;
  dataset.class_names = {"across", "upright"};
  dataset.train.inputs = Samples({line_side, line_side}, std::move(pixels));
  dataset.train.targets = Samples({1}, std::move(labels));
  return std::make_shared<const Dataset>(std::move(dataset));
}

std::vector<Layer> layers() {
  return {Conv2D{4, {3, 3}, {1, 1}, Padding::same, Activation::relu},
          MaxPooling2D{},
          Conv2D{6, {3, 3}, {1, 1}, Padding::valid, Activation::relu},
          AveragePooling2D{},
          Flatten{},
          Dense{2, Activation::softmax}};
}

}  // namespace

TEST_CASE("a tiny convolutional network learns, with every table of kernels") {
  const std::uint64_t seed = GENERATE(1u, 2u, 3u);
  for (const KernelTable* kernels : kernel_tables()) {
    CAPTURE(seed, kernels->name);
    TrainingSettings settings;
    settings.loss = Loss::sparse_categorical_crossentropy;
    settings.optimizer = Adam{0.01f};
    settings.batch_size = 20;
    settings.epochs = 15;
    Trainer trainer(Sequential({line_side, line_side}, layers(), seed), lines(200, seed), settings,
                    seed, *kernels);
    while (!trainer.finished()) trainer.step_epoch();
    CHECK(trainer.history().epochs.back().train.loss < 0.1);
    CHECK(trainer.evaluate(lines(100, seed + 100)->train).accuracy > 0.95);
  }
}

TEST_CASE("Adadelta learns too") {
  TrainingSettings settings;
  settings.loss = Loss::sparse_categorical_crossentropy;
  settings.optimizer = Adadelta{1};
  settings.batch_size = 20;
  settings.epochs = 120;
  Trainer trainer(Sequential({line_side, line_side}, layers(), 1), lines(200, 1), settings, 1,
                  default_kernels());
  while (!trainer.finished()) trainer.step_epoch();
  CHECK(trainer.history().epochs.back().train.loss < 0.1);
}

TEST_CASE("a slice has the rows that work and memory allow") {
  // 8 · 8 · 4 multiply-adds, 8 · 8 · 4 outputs.
  const Sequential small({8, 8}, {Conv2D{4, {1, 1}}}, 1);
  CHECK(slice_rows(small, 2560, 100) == 10);
  CHECK(slice_rows(small, 2560, 5) == 5);
  CHECK(slice_rows(small, 1, 5) == 1);
  CHECK(slice_rows(small, 2560, 0) == 1);
  // Layers that cost no multiplications take memory all the same.
  std::vector<Layer> many(30, ActivationLayer{Activation::relu});
  const Sequential wide({1000}, many, 1);
  CHECK(slice_rows(wide, 8'000'000, 100'000) == 8'000'000 / 30'000);
}
