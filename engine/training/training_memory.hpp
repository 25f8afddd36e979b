#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/model/sequential.hpp"
#include "engine/optimizers/optimizer.hpp"

namespace descent {

// The memory of a training run in bytes, without the data set: all of it is taken when training
// begins, and none later but for the history. For P parameters and S shares (share_count()), it is
//   4 · P · (2 + slots_per_parameter(optimizer))   the weights, the initial ones, the moments
//   + S · cache_bytes(rows, training)              activations, their gradients, those of weights
//   + S · 4 · rows · (inputs + outputs + 1)        the batch and its targets, at most
// where rows is the share's part of a slice of the batch, and for the tests after an epoch
//   + T · (cache_bytes(R, inference) + 4 · R · (inputs + 2 · outputs + 2))
// for T threads that test R rows each, 256 or fewer.
std::uint64_t training_bytes(const Sequential& model, const Optimizer& optimizer,
                             std::size_t batch_size, std::size_t test_samples,
                             std::size_t threads = 1);

}  // namespace descent
