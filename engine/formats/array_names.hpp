#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/formats/array_file.hpp"

// What others call the arrays of a layer.
namespace descent {

// An array of a file: "features.3.running_mean" is running_mean of features.3.
struct LayerArray {
  std::size_t index;  // in the file
  std::string role;   // what it could be here is known of: "kernel", "weight", "bias", …
};
// The arrays of one layer.
struct LayerArrays {
  std::string name;  // "features.3"
  std::vector<LayerArray> arrays;
};
// All arrays of a file but those that are no weights, layer by layer. In the file's order, or,
// where that says nothing, by names and the numbers in them.
struct FileLayers {
  std::vector<LayerArrays> layers;
  // No: an array's name says nothing, and all of them are one "layer", their roles their names.
  bool known = true;
};

FileLayers layers_of(const ArrayFile& file);

// The array of a layer that is a parameter of that name here; null where there is none.
const LayerArray* array_for(std::string_view parameter, const LayerArrays& layer);

// Whether "model/dense_1" names the layer "dense_1".
bool is_named(const LayerArrays& layer, std::string_view name);

}  // namespace descent
