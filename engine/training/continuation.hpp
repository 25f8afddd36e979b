#pragma once

#include <cstddef>
#include <vector>

#include "engine/core/random.hpp"
#include "engine/data/batcher.hpp"
#include "engine/optimizers/optimizer.hpp"

namespace descent {

// What a training between two of its steps has beside its weights and its history, so that it goes
// on from there exactly. A value.
struct Continuation {
  std::size_t step = 0;     // batches done in the epoch under way
  bool validating = false;  // the epoch's steps are done, its test begins
  OptimizerState optimizer;
  Batcher batcher{1, 1, 0};  // the samples' order in this epoch, and the stream of the next ones
  Random dropout{0};
  std::vector<double> sums;  // over the batches of the epoch under way: ScoreSums::numbers()
  double penalties = 0;      // regularisation, times samples, over these
  double epoch_seconds = 0;  // of computing in that epoch
};

// What their arrays take in memory.
std::size_t bytes_of(const OptimizerState& state);
std::size_t bytes_of(const Batcher& batcher);

}  // namespace descent
