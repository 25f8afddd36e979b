#pragma once

#include <memory>
#include <utility>

#include "engine/model/sequential.hpp"
#include "engine/training/history.hpp"

namespace descent {

// What a training has come to: enough to go on from there, but for the optimizer's state. Copies
// share it.
struct Trained {
  Trained(Parameters given, std::shared_ptr<const History> epochs)
      : weights(std::make_shared<const Parameters>(std::move(given))), history(std::move(epochs)) {}
  // Those of the model, which is kept for them.
  Trained(const std::shared_ptr<const Sequential>& model, std::shared_ptr<const History> epochs)
      : weights(model, &model->parameters()), history(std::move(epochs)) {}

  std::shared_ptr<const Parameters> weights;  // not null
  std::shared_ptr<const History> history;     // not null
};

}  // namespace descent
