#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/arena.hpp"
#include "engine/core/thread_pool.hpp"

namespace descent {

enum class Mode { training, inference };

// A layer's arrays for up to `capacity` rows, in the cache's arena; empty where it needs none.
struct LayerCache {
  std::span<float> pre_activation;  // capacity × outputs, last layer, or where the
                                    // activation's gradient reads it: the activation's input
  std::span<float> output;          // capacity × outputs; empty where that is the input as it is
  std::span<float> mask;            // capacity × inputs, Dropout: 0 or 1 / (1 - rate)
  std::span<float> gradient;        // capacity × outputs: of the loss with respect to the output
  std::span<float> patches;  // Conv2D, for each thread: patches_at_once × patch size, what is
  std::size_t patches_at_once =
      0;  // worked on of the input, as rows of a matrix, then its gradient
  std::span<float> partial_gradients;  // Conv2D, for each thread but one: its kernel's, its bias's
  std::span<float> kernel_gradient;    // of the parameters, in their shapes
  std::span<float> bias_gradient;
};

// All that a model computes for up to `capacity` rows and by which threads, in one piece of memory
// that is sized when the cache is made and reused by every pass. Sequential::make_cache() makes it.
struct Cache {
  ThreadPool* threads = nullptr;  // that work on it
  Mode mode = Mode::inference;
  std::size_t capacity = 0;
  std::vector<LayerCache> layers;
  // The layers' kernel_gradient and bias_gradient as one array, with what fills up cache lines.
  std::span<float> parameter_gradients;
  Arena arena;

  std::size_t bytes() const { return arena.size() * sizeof(float); }
};

}  // namespace descent
