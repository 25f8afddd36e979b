#pragma once

#include <cstddef>
#include <vector>

#include "engine/losses/loss.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "engine/training/callback.hpp"

namespace descent {

// The "training" part of an experiment: how to learn. A plain value.
struct TrainingSettings {
  Loss loss = Loss::mean_squared_error;
  Optimizer optimizer = SGD{};
  std::size_t batch_size = 32;
  std::size_t epochs = 20;  // where the command line stops, and the page pauses
  std::vector<Callback> callbacks;

  bool operator==(const TrainingSettings&) const = default;
};

}  // namespace descent
