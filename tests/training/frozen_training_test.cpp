// Trainings in which some layers are frozen.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/training/trainer.hpp"
#include "tests/training/toy_data.hpp"

using namespace descent;

namespace {

constexpr std::size_t picture_side = 12, picture_count = 96;

// Whether the upper half is brighter.
std::shared_ptr<const Dataset> pictures() {
  Random random(5);
  std::vector<float> x, y;
  for (std::size_t i = 0; i < picture_count; ++i) {
    const float upper = random.uniform(0, 1), lower = random.uniform(0, 1);
    for (std::size_t k = 0; k < picture_side * picture_side; ++k) {
      x.push_back((k < picture_side * picture_side / 2 ? upper : lower) +
                  random.uniform(-0.2f, 0.2f));
    }
    y.push_back(upper > lower ? 1.0f : 0.0f);
  }
  auto data = std::make_shared<Dataset>(
      *tests::toy_data(2, picture_side * picture_side, std::move(x), std::move(y), picture_count));
  data->input_shape = {picture_side, picture_side};
  return data;
}

// A convolution, a normalization, a hidden layer and the output: layers 0, 1, 3 and 4.
std::vector<Layer> stack(const std::string& frozen) {
  Conv2D conv{4, {3, 3}, {1, 1}, Padding::same, Activation::relu};
  BatchNormalization normalization;
  Dense hidden{16, Activation::relu}, output{2, Activation::softmax};
  const auto is = [&](char layer) { return frozen.find(layer) == std::string::npos; };
  conv.trainable = is('0');
  normalization.trainable = is('1');
  hidden.trainable = is('3');
  output.trainable = is('4');
  return {conv, normalization, Flatten{}, hidden, output};
}

Trainer frozen_trainer(const std::string& frozen, const Optimizer& optimizer = Adam{0.01f}) {
  static const std::shared_ptr<const Dataset> data = pictures();
  TrainingSettings settings;
  settings.loss = Loss::sparse_categorical_crossentropy;
  settings.optimizer = optimizer;
  settings.batch_size = 32;
  settings.epochs = 10;
  return Trainer(Sequential({picture_side, picture_side}, stack(frozen), 3), data, settings, 4,
                 default_kernels());
}

bool layer_stays(const Trainer& trainer, const Parameters& before, std::size_t layer) {
  const LayerParameters& now = trainer.model().parameters()[layer];
  for (std::size_t k = 0; k < now.size(); ++k) {
    if (!(now[k] == before[layer][k])) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("frozen layers keep every bit, the others learn", "[frozen]") {
  ThreadPool two(2);
  for (const std::string frozen : {"", "0", "1", "01", "3", "4", "034", "13"}) {
    for (const bool threads : {false, true}) {
      CAPTURE(frozen, threads);
      Trainer trainer = frozen_trainer(frozen);
      if (threads) trainer.set_threads(two);
      const Parameters before = trainer.model().parameters();
      for (int epoch = 0; epoch < 5; ++epoch) trainer.step_epoch();
      for (const std::size_t layer : {0, 1, 3, 4}) {
        CAPTURE(layer);
        const bool is_frozen = frozen.find(std::to_string(layer)) != std::string::npos;
        CHECK(layer_stays(trainer, before, layer) == is_frozen);
      }
      const History& history = trainer.history();
      CHECK(history.epochs.back().train.loss < history.epochs.front().train.loss);
    }
  }
}

TEST_CASE("in a step the others learn what they learn beside layers that are not frozen",
          "[frozen]") {
  Trainer plain = frozen_trainer("", SGD{0.1f});
  plain.step(1);
  // Not layer 1: frozen, a normalization does something else.
  for (const std::string frozen : {"0", "3", "4", "03"}) {
    Trainer trainer = frozen_trainer(frozen, SGD{0.1f});
    trainer.step(1);
    for (const std::size_t layer : {0, 1, 3, 4}) {
      CAPTURE(frozen, layer);
      const bool is_frozen = frozen.find(std::to_string(layer)) != std::string::npos;
      CHECK(layer_stays(trainer, plain.model().parameters(), layer) != is_frozen);
    }
  }
}

TEST_CASE("a network that is frozen all through is evaluated epoch by epoch", "[frozen]") {
  Trainer trainer = frozen_trainer("0134");
  const Parameters before = trainer.model().parameters();
  trainer.step_epoch();
  trainer.step_epoch();
  for (const std::size_t layer : {0, 1, 3, 4}) CHECK(layer_stays(trainer, before, layer));
  const History& history = trainer.history();
  CHECK(history.epochs.count() == 2);
  CHECK(history.epochs.back().validation.loss == history.epochs.front().validation.loss);
}
