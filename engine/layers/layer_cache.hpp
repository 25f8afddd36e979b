#pragma once

#include <span>
#include <vector>

namespace descent {

// A layer's arrays for up to `capacity` rows, in the cache's arena; empty where it needs none.
struct LayerCache {
  std::span<float> pre_activation;    // capacity × outputs, see KeptArrays
  std::span<float> output;            // capacity × outputs; empty where that is the input as it is
  std::span<float> gradient;          // capacity × outputs: of the loss with respect to the output
  std::vector<std::span<float>> own;  // as the layer's keeps() asks for them
  // Of its parameters, in their order and shapes; empty where one is not trained.
  std::vector<std::span<float>> parameter_gradients;
};

}  // namespace descent
