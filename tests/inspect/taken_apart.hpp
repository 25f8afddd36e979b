#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "engine/inspect/step_apart.hpp"
#include "engine/training/trainer.hpp"
#include "tests/training/toy_data.hpp"

namespace descent::tests {

// Trainings whose steps are taken apart.
inline StepApart next_step(const Trainer& trainer) {
  return step_apart(*trainer.moment(), trainer.shared_dataset(), trainer.model(),
                    trainer.settings(), trainer.kernels());
}

inline TrainingSettings settings_of(Loss loss, const Optimizer& optimizer, std::size_t batch_size) {
  TrainingSettings settings;
  settings.loss = loss;
  settings.optimizer = optimizer;
  settings.batch_size = batch_size;
  settings.epochs = 30;
  return settings;
}

// Ten points of three numbers, of `classes` classes or with so many values.
inline std::shared_ptr<const Dataset> ten_points(std::size_t classes, std::size_t values = 1) {
  Random random(21);
  std::vector<float> x, y;
  for (std::size_t i = 0; i < 10; ++i) {
    for (std::size_t k = 0; k < 3; ++k) x.push_back(random.uniform(-1.5f, 1.5f));
    for (std::size_t k = 0; k < values; ++k) {
      y.push_back(classes > 0 ? static_cast<float>(i % classes) : random.uniform(-1, 1));
    }
  }
  return toy_data(classes, 3, std::move(x), std::move(y), 4);
}

inline const std::shared_ptr<const Dataset>& three_classes() {
  static const std::shared_ptr<const Dataset> made = ten_points(3);
  return made;
}

// With biases that are not 0, so that no unit lies at a kink.
inline Dense biased(std::size_t units, Activation activation, Regularizer regularizer = {}) {
  Dense layer{units, activation};
  layer.bias_initializer = RandomUniform{-0.3f, 0.3f};
  layer.kernel_regularizer = regularizer;
  return layer;
}

// Every number of the parameters.
inline std::vector<ParameterPlace> all_places(const Sequential& model) {
  std::vector<ParameterPlace> places;
  for (std::size_t layer = 0; layer < model.layers().size(); ++layer) {
    const LayerParameters& own = model.parameters()[layer];
    for (std::size_t i = 0; i < own.kernel().size(); ++i) places.push_back({layer, false, i});
    for (std::size_t i = 0; i < own.bias().size(); ++i) places.push_back({layer, true, i});
  }
  return places;
}

inline float number_at(const Parameters& all, const ParameterPlace& place) {
  const LayerParameters& own = all[place.layer];
  return (place.bias ? own.bias() : own.kernel()).data()[place.index];
}

}  // namespace descent::tests
