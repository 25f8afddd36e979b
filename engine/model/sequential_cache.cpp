#include "engine/model/sequential.hpp"

// The memory of a model's passes.
namespace descent {
namespace {

// The last arrays of a cache's arena as one, from the first gradient on.
std::span<float> joined_gradients(const std::vector<LayerCache>& layers) {
  float* first = nullptr;
  std::size_t size = 0;
  for (const LayerCache& layer : layers) {
    for (const std::span<float> gradient : layer.parameter_gradients) {
      if (size == 0) first = gradient.data();
      size += Arena::padded(gradient.size());
    }
  }
  return {first, size};
}

}  // namespace

void Sequential::plan_cache(Cache& cache, std::size_t capacity, Mode mode,
                            std::size_t threads) const {
  const bool training = mode == Mode::training;
  cache.mode = mode;
  cache.capacity = capacity;
  cache.layers.resize(layers_.size());
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const KeptArrays kept = kept_arrays(
        layers_[i], {mode, i + 1 == layers_.size(), capacity, threads, layer_input_shape(i)});
    const std::size_t numbers = capacity * element_count(output_shapes_[i]);
    LayerCache& layer = cache.layers[i];
    if (kept.pre_activation) cache.arena.plan(layer.pre_activation, numbers);
    if (kept.output) cache.arena.plan(layer.output, numbers);
    // The loss writes that of the last one, whether or not it learns.
    const bool has_gradient = i >= first_trainable_layer() || i + 1 == layers_.size();
    const bool goes_back = mode == Mode::looking_back || (training && has_gradient);
    if (goes_back) cache.arena.plan(layer.gradient, numbers);
    layer.own.resize(kept.own.size());
    for (std::size_t k = 0; k < kept.own.size(); ++k) cache.arena.plan(layer.own[k], kept.own[k]);
  }
  if (!training) return;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    std::vector<std::span<float>>& gradients = cache.layers[i].parameter_gradients;
    gradients.resize(parameters_[i].size());
    for (std::size_t k = 0; k < gradients.size(); ++k) {
      if (parameter_lists_[i][k].trainable)
        cache.arena.plan(gradients[k], parameters_[i][k].size());
    }
  }
}

Cache Sequential::make_cache(std::size_t capacity, Mode mode, ThreadPool& threads) const {
  Cache cache;
  cache.threads = &threads;
  plan_cache(cache, capacity, mode, threads.threads());
  cache.arena.allocate();
  if (mode == Mode::training) cache.parameter_gradients = joined_gradients(cache.layers);
  return cache;
}

std::size_t Sequential::cache_bytes(std::size_t capacity, Mode mode, std::size_t threads) const {
  Cache cache;
  plan_cache(cache, capacity, mode, threads);
  return cache.bytes();
}

}  // namespace descent
