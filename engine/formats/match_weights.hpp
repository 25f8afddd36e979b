#pragma once

#include "engine/formats/array_file.hpp"
#include "engine/formats/weights_table.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

struct FoundWeights {
  Parameters parameters;
  // A row for each parameter, in the model's order, then those of arrays that are no weights.
  WeightsTable rows;
};

// The weights of a file that fit a model, all of them. Layers are found by Keras's names, with
// whatever stands before them, or else in their order; a layer's arrays by what Keras (kernel,
// gamma, moving_mean), PyTorch (weight, running_mean) and Flax (scale, mean) call them, or, where
// they have no such names, by their order. What is called weight lies as PyTorch has it. A
// WeightsMisfit says what does not fit; a file that has more than the model needs does not fit,
// save for what is no weight (num_batches_tracked). An Error where one of both has no weights.
FoundWeights match_weights(const Sequential& model, const ArrayFile& file);

}  // namespace descent
