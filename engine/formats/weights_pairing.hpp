#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/formats/array_file.hpp"
#include "engine/formats/pytorch_layout.hpp"
#include "engine/formats/weight_names.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// The array of a file that a parameter is taken from.
struct ArrayPlace {
  std::size_t array;
  ArrayLayout layout;
  bool fits;  // its shape
};

// Which arrays of a file belong to which parameters of a model, by names and shapes alone.
struct WeightsPairing {
  std::vector<std::optional<ArrayPlace>> places;  // of each parameter; none: the file lacks it
  bool by_name = false;                           // else by the order of layers, or of arrays
  std::vector<std::size_t> left_over;             // arrays without a parameter, in the file's order
  std::vector<std::size_t> no_weights;            // those that count batches
  std::string problem;  // the first thing that does not fit; empty: all does
};

// Of those ways to pair them that match_weights.hpp tells of, the one that fits best. `names` are
// the model's. An Error where there is nothing to pair.
WeightsPairing pair_weights(const Sequential& model, const std::vector<WeightName>& names,
                            const ArrayFile& file);

}  // namespace descent
