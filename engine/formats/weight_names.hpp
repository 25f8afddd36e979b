#pragma once

#include <string>
#include <vector>

#include "engine/formats/array_file.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// A parameter of a model, and what Keras calls it: "dense/kernel", "batch_normalization/gamma".
struct WeightName {
  std::size_t layer, parameter;
  std::string layer_name, name;  // "dense_1", "kernel"

  std::string path() const { return layer_name + "/" + name; }
};

// All of them, in the order of Keras's get_weights().
std::vector<WeightName> weight_names(const Sequential& model);

// The model's weights to be written, by those names. An Error where one is not finite. The model
// has to stay.
std::vector<NamedArray> named_weights(const Sequential& model);

}  // namespace descent
