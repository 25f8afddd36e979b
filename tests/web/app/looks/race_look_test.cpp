#include "web/app/looks/race_look.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "engine/training/trainer.hpp"
#include "tests/web/app/apps.hpp"

namespace descent {
namespace {

struct Race {
  Experiment experiment;
  std::shared_ptr<const Dataset> dataset;

  Race() {
    App app = tests::app_of_presets();
    app.apply(LoadPreset{"line_steep"});
    experiment = app.experiment();
    experiment.training.batch_size = 2;  // several steps an epoch, in an order of their own
    dataset = make_dataset(experiment, ImageSource{});
  }
  RaceLook look(RaceRequest request) const {
    Trainer trainer = make_trainer(experiment, dataset, default_kernels(), calling_thread());
    return {dataset, std::make_shared<const Sequential>(trainer.model()), default_kernels(),
            experiment.seed, std::move(request)};
  }
  TrainingSettings with(Optimizer optimizer) const {
    TrainingSettings settings = experiment.training;
    settings.optimizer = optimizer;
    return settings;
  }
};

void finish(RaceLook& look) {
  for (int i = 0; i < 10'000 && !look.done(); ++i) look.go_on();
  REQUIRE(look.done());
}

std::array<float, 2> neuron(const Trainer& trainer) {
  const LayerParameters& layer = trainer.model().parameters()[0];
  return {layer.kernel().data()[0], layer.bias().data()[0]};
}

}  // namespace

TEST_CASE_METHOD(Race, "each of a race runs as it would alone, bit for bit") {
  SGD momentum;
  momentum.momentum = 0.9f;
  momentum.learning_rate = 0.01f;
  const std::vector<Optimizer> all = {SGD{}, momentum, RMSprop{}, Adam{}};
  RaceRequest request;
  for (const Optimizer& optimizer : all) request.racers.push_back(with(optimizer));
  request.start = {10, 10};
  request.steps = 600;
  RaceLook look = this->look(request);
  finish(look);
  REQUIRE(look.paths().size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    experiment.training.optimizer = all[i];
    experiment.training.epochs = 1000;
    Trainer alone = make_trainer(experiment, dataset, default_kernels(), calling_thread());
    const NeuronPath& path = look.paths()[i];
    REQUIRE(path.size() == 601);
    for (std::size_t step = 0; step <= 600; ++step) {
      if (path[step] != neuron(alone)) FAIL("racer " << i << " leaves its way at step " << step);
      alone.step();
    }
  }
  CHECK(look.paths()[0] != look.paths()[3]);
}

TEST_CASE_METHOD(Race, "a race sets out where it is told to, and one that diverges ends early") {
  SGD wild;
  wild.learning_rate = 5;
  RaceLook look = this->look({{with(wild), with(SGD{})}, {-3, 0.5f}, 1000});
  finish(look);
  CHECK(look.paths()[0][0] == std::array{-3.f, 0.5f});
  CHECK(look.paths()[0].size() < 200);
  CHECK(std::isfinite(look.paths()[0].back()[0]));
  CHECK(look.paths()[1].size() == 1001);
}

}  // namespace descent
