#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/inspect/diagnosis.hpp"

namespace descent::testing {

// An experiment to be diagnosed, in batches of 10.
inline Experiment on(const std::string& set, std::vector<Layer> layers, const Optimizer& optimizer,
                     std::size_t epochs) {
  Experiment experiment;
  experiment.data.name = set;
  experiment.model = std::move(layers);
  experiment.training.optimizer = optimizer;
  experiment.training.batch_size = 10;
  experiment.training.epochs = epochs;
  return experiment;
}

inline std::vector<Finding> findings_of(const Trainer& trainer) {
  const Sequential& model = trainer.model();
  const Loss loss = trainer.settings().loss;
  const TargetCode code = target_code(trainer.dataset(), loss, model.output_size(),
                                      layer_activation(model.layers().back()));
  return diagnose(trainer.history(),
                  layer_statistics(model, trainer.kernels(), trainer.dataset().train,
                                   trainer.dataset().classes, loss, code));
}

}  // namespace descent::testing
