#pragma once

#include <vector>

#include "engine/training/trainer.hpp"

namespace descent::tests {

// Every weight, to compare runs bit by bit.
inline std::vector<float> weights(const Trainer& trainer) {
  std::vector<float> all;
  for (const Tensor* tensor : tensors(trainer.model().parameters())) {
    all.insert(all.end(), tensor->begin(), tensor->end());
  }
  return all;
}

}  // namespace descent::tests
