#pragma once

#include <string>
#include <vector>

#include "engine/formats/array_file.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// Where one of a model's parameters comes from.
struct MatchedWeights {
  std::string parameter;    // "dense/kernel"
  Shape shape;              // of it
  std::string array;        // the file's name for it
  bool by_name = false;     // else by its place among the file's layers
  bool transposed = false;  // from PyTorch's (out, in) or (out, in, height, width)
  bool reordered = false;   // behind a Flatten: from channels first
};

struct FoundWeights {
  Parameters parameters;
  std::vector<MatchedWeights> rows;  // a row for each parameter, in the model's order
};

// The weights of a file that fit a model, all of them. Layers are found by Keras's names, with
// whatever stands before them, or else in their order; a layer's arrays by what Keras (kernel,
// gamma, moving_mean), PyTorch (weight, running_mean) and Flax (scale, mean) call them, or, where
// they have no such names, by their order. What is called weight lies as PyTorch has it. An Error
// says what does not fit; a file that has more than the model needs does not fit, save for what is
// no weight (num_batches_tracked).
FoundWeights match_weights(const Sequential& model, const ArrayFile& file);

// "dense/kernel (784, 128): 0.weight, by order, transposed"
std::string matched_text(const MatchedWeights& row);
// Whether anything but names of our own was used, which a person should know of.
bool is_guessed(const std::vector<MatchedWeights>& rows);

}  // namespace descent
