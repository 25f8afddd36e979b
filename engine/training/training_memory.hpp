#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/model/sequential.hpp"
#include "engine/optimizers/optimizer.hpp"

namespace descent {

// The memory of a training run in bytes, without the data set: all of it is taken when training
// begins, and none later but for the history. For P parameters it is
//   4 · P · (3 + slots_per_parameter(optimizer))    the weights, the initial and the last finite
//                                                   ones, the moments
//   + cache_bytes(rows, training, threads)          activations, their gradients, those of weights
//   + 4 · rows · (inputs + outputs + 1)             the batch and its targets, at most
//   + augmented_bytes(rows)                         what layers made of its first pictures
// where rows are those of a slice of the batch (training_rows()), and for the tests after an epoch
//   + cache_bytes(tested, inference, threads) + 4 · tested · (inputs + 2 · outputs + 2)
// where so many samples are tested in one go (evaluation_rows()).
std::uint64_t training_bytes(const Sequential& model, const Optimizer& optimizer,
                             std::size_t batch_size, std::size_t test_samples,
                             std::size_t threads = 1);

}  // namespace descent
