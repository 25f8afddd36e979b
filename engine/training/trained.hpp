#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "engine/model/sequential.hpp"
#include "engine/training/continuation.hpp"
#include "engine/training/history.hpp"
#include "engine/training/prediction.hpp"
#include "engine/training/running_callback.hpp"

namespace descent {

// What a training has come to: enough to go on from there, and exactly where its continuation is
// told. Copies share it.
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
  std::shared_ptr<const Continuation> continuation = {};  // of these weights; may be null
  std::vector<KeptWeights> best = {};                     // by callbacks; with a continuation
  std::size_t restored_epoch = 0;                         // see Snapshot; with a continuation
};

}  // namespace descent
