#include "engine/inspect/sample_apart.hpp"

#include <utility>

namespace descent {

StepApart sample_apart(std::shared_ptr<const Sequential> model, Loss loss,
                       std::vector<double> inputs, std::vector<float> targets) {
  StepApart step;
  step.loss = loss;
  step.samples = {0};
  step.before = step.after = std::move(model);
  step.batch = {1, std::move(inputs), std::move(targets)};
  step.layers = layers_apart(*step.before);
  const std::vector<DoubleWeights> weights = double_weights(*step.before);
  go_forward(weights, step.batch, step.layers);
  if (step.batch.targets.empty()) return step;
  step.losses = sample_losses(loss, step.batch, step.layers);
  step.mean_loss = step.losses.front();
  step.penalty = penalty_of(*step.before, weights);
  go_back(loss, weights, step.batch, step.layers);
  return step;
}

}  // namespace descent
