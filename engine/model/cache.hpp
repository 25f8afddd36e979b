#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/arena.hpp"
#include "engine/core/thread_pool.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_cache.hpp"

namespace descent {

// All that a model computes for up to `capacity` rows and by which threads, in one piece of memory
// that is sized when the cache is made and reused by every pass. Sequential::make_cache() makes it.
struct Cache {
  ThreadPool* threads = nullptr;  // that work on it
  Mode mode = Mode::inference;
  std::size_t capacity = 0;
  std::vector<LayerCache> layers;
  // The layers' parameter gradients as one array, with what fills up cache lines.
  std::span<float> parameter_gradients;
  Arena arena;

  std::size_t bytes() const { return arena.size() * sizeof(float); }
};

}  // namespace descent
