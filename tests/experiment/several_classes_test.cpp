// The 2-D sets learn as classes: softmax for several, and both ways for two.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/experiment/experiment.hpp"

using namespace descent;

namespace {

Experiment experiment_on(const std::string& set, std::size_t classes, std::uint64_t seed) {
  Experiment experiment;
  experiment.seed = seed;
  experiment.data.name = set;
  experiment.data.classes = classes;
  experiment.data.samples = 300;
  experiment.training.optimizer = Adam{.learning_rate = 0.02f};
  experiment.training.batch_size = 16;
  experiment.training.epochs = 200;
  return experiment;
}

void end_with(Experiment& experiment, std::size_t units, Activation activation, Loss loss) {
  experiment.model = {Dense{16, Activation::tanh}, Dense{16, Activation::tanh},
                      Dense{units, activation}};
  experiment.training.loss = loss;
}

double accuracy_of(const Experiment& experiment) {
  Trainer trainer = make_trainer(experiment, ImageSource{}, default_kernels());
  while (!trainer.finished()) trainer.step_epoch();
  return trainer.history().epochs.back().validation.accuracy;
}

}  // namespace

TEST_CASE("sets of several classes are learnt with softmax and cross-entropy") {
  for (const std::string set : {"clusters", "spiral_arms", "rings"}) {
    for (const std::size_t classes : {3u, 4u}) {
      for (const std::uint64_t seed : {1u, 2u, 3u}) {
        INFO(set << " of " << classes << " from seed " << seed);
        Experiment experiment = experiment_on(set, classes, seed);
        end_with(experiment, classes, Activation::softmax, Loss::sparse_categorical_crossentropy);
        CHECK(accuracy_of(experiment) > 0.9);
      }
    }
  }
}

TEST_CASE("two classes are learnt as tanh with a squared error and as sigmoid with cross-entropy") {
  for (const std::string set : {"xor", "circle", "rings"}) {
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
      INFO(set << " from seed " << seed);
      Experiment experiment = experiment_on(set, 2, seed);
      end_with(experiment, 1, Activation::tanh, Loss::mean_squared_error);
      CHECK(accuracy_of(experiment) > 0.93);
      end_with(experiment, 1, Activation::sigmoid, Loss::binary_crossentropy);
      CHECK(accuracy_of(experiment) > 0.93);
    }
  }
}
