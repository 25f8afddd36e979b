#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "engine/model/sequential.hpp"
#include "engine/training/history.hpp"
#include "engine/training/prediction.hpp"

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
  // As Snapshot has them; null where they are not known.
  std::shared_ptr<const std::vector<Prediction>> predictions = {};
  // Where it was to stop, if that was later than the experiment says; else 0.
  std::size_t last_epoch = 0;
};

}  // namespace descent
