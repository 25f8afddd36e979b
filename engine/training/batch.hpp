#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/thread_pool.hpp"
#include "engine/data/dataset.hpp"
#include "engine/training/targets.hpp"

namespace descent {

// Samples side by side as the model and the loss read them. The arrays only ever grow, so that
// filling a batch again and again allocates nothing.
struct Batch {
  std::size_t rows = 0;
  std::vector<float> inputs;   // rows × sample size
  std::vector<float> targets;  // rows × code.width
  std::vector<float> labels;   // rows class numbers; empty for regression
};

// The samples of `split` with these indices, copied by these threads.
void fill_batch(Batch& batch, const Split& split, bool classification, const TargetCode& code,
                std::span<const std::uint32_t> indices, ThreadPool& threads);

}  // namespace descent
