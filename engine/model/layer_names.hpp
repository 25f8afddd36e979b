#pragma once

#include <string>
#include <vector>

#include "engine/layers/layer.hpp"

namespace descent {

// The names that Keras gives to the layers of a new model, by class and number: dense, dense_1,
// max_pooling2d, …
std::vector<std::string> keras_layer_names(const std::vector<Layer>& layers);

}  // namespace descent
