#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <utility>
#include <vector>

#include "engine/training/trainer.hpp"
#include "tests/training/toy_data.hpp"
#include "tests/training/weights.hpp"

// What is set before the first step is as if it had been set from the beginning: the experiment and
// its link describe what is trained.

using namespace descent;
using tests::weights;

namespace {

TrainingSettings plain() {
  TrainingSettings settings;
  settings.optimizer = SGD{0.1f};
  settings.batch_size = 3;
  settings.epochs = 4;
  return settings;
}

Trainer trainer_with(const TrainingSettings& settings) {
  return Trainer(Sequential({2}, {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}}, 7),
                 tests::xor_data(), settings, 7, default_kernels());
}

struct Change {
  const char* name;
  std::function<void(TrainingSettings&)> make;
};

std::vector<Change> changes() {
  return {
      {"batch_size 1", [](TrainingSettings& s) { s.batch_size = 1; }},
      {"batch_size 2", [](TrainingSettings& s) { s.batch_size = 2; }},
      {"all samples", [](TrainingSettings& s) { s.batch_size = 1000; }},
      {"learning rate", [](TrainingSettings& s) { s.optimizer = SGD{0.5f}; }},
      {"momentum", [](TrainingSettings& s) { s.optimizer = SGD{0.1f, 0.9f}; }},
      {"Adam", [](TrainingSettings& s) { s.optimizer = Adam{0.03f}; }},
      {"schedule", [](TrainingSettings& s) { s.schedule = ExponentialDecay{3, 0.5f}; }},
      {"two of them",
       [](TrainingSettings& s) {
         s.batch_size = 2;
         s.optimizer = RMSprop{0.02f};
       }},
  };
}

}  // namespace

TEST_CASE("what is changed before the first step is as if it had been so from the beginning") {
  for (const auto& [name, make] : changes()) {
    INFO(name);
    TrainingSettings after = plain();
    make(after);
    Trainer changed = trainer_with(plain());
    changed.change_settings(plain(), after);
    Trainer from_beginning = trainer_with(after);
    for (int epoch = 0; epoch < 3; ++epoch) {
      changed.step_epoch();
      from_beginning.step_epoch();
    }
    CHECK(weights(changed) == weights(from_beginning));
    CHECK(changed.history().epochs[2].train.loss == from_beginning.history().epochs[2].train.loss);
  }
}

TEST_CASE("before the first step of a later epoch another batch size deals the same order") {
  Trainer changed = trainer_with(plain());
  changed.step_epoch();
  const std::vector<float> before = weights(changed);
  changed.set_batch_size(1);
  changed.set_batch_size(3);
  Trainer untouched = trainer_with(plain());
  untouched.step_epoch();
  REQUIRE(weights(untouched) == before);
  changed.step_epoch();
  untouched.step_epoch();
  CHECK(weights(changed) == weights(untouched));
}
