#include "engine/training/augmented_samples.hpp"

#include <algorithm>

#include "engine/core/shape.hpp"
#include "engine/layers/layer.hpp"

namespace descent {
namespace {

std::vector<AugmentedSamples::Layer> augmenting_layers(const Sequential& model) {
  std::vector<AugmentedSamples::Layer> found;
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    if (layer_info(model.layers()[i]).augments) {
      found.push_back({i, model.layer_output_shape(i), {}, {}});
    }
  }
  return found;
}

}  // namespace

const AugmentedSamples::Layer* AugmentedSamples::of(std::size_t layer) const {
  const auto found = std::ranges::find(layers, layer, &Layer::layer);
  return found == layers.end() ? nullptr : &*found;
}

std::uint64_t augmented_bytes(const Sequential& model, std::size_t rows) {
  std::uint64_t numbers = 0;
  for (const AugmentedSamples::Layer& one : augmenting_layers(model)) {
    numbers += 2 * element_count(one.shape);
  }
  return sizeof(float) * numbers * std::min(rows, AugmentedSamples::most);
}

void AugmentationKeeper::take(const Sequential& model, const Cache& cache, const float* input,
                              std::span<const std::uint32_t> samples, std::size_t epoch,
                              std::size_t step) {
  if (kept_.epoch == 0) kept_.layers = augmenting_layers(model);
  kept_.epoch = epoch;
  kept_.step = step;
  if (kept_.layers.empty()) return;
  const std::size_t count = std::min(samples.size(), AugmentedSamples::most);
  kept_.samples.assign(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(count));
  for (AugmentedSamples::Layer& one : kept_.layers) {
    const float* before = one.layer == 0 ? input : model.layer_output(cache, one.layer - 1, input);
    const float* after = model.layer_output(cache, one.layer, input);
    const std::size_t numbers = count * element_count(one.shape);
    one.before.assign(before, before + numbers);
    one.after.assign(after, after + numbers);
  }
  newest_.reset();
}

void AugmentationKeeper::forget() {
  kept_ = {};
  newest_.reset();
}

std::shared_ptr<const AugmentedSamples> AugmentationKeeper::newest() const {
  if (kept_.samples.empty()) return nullptr;
  if (!newest_) newest_ = std::make_shared<const AugmentedSamples>(kept_);
  return newest_;
}

}  // namespace descent
