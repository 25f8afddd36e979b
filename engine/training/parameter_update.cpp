#include "engine/training/parameter_update.hpp"

#include <algorithm>

#include "engine/core/sharing.hpp"

namespace descent {

void ParameterUpdate::prepare(Sequential& model, const Cache& cache) {
  threads_ = cache.threads;
  sizes_.clear();
  // Loading, calculating and storing takes an optimizer about as long as four multiply-adds.
  const std::size_t count =
      part_count(*threads_, model.trainable_count(), 1, 4 * model.trainable_count());
  parts_.assign(count, {});
  const auto add = [&](Tensor& tensor, std::span<const float> gradient) {
    if (gradient.empty()) return;  // not trained
    for (std::size_t i = 0; i < count; ++i) {
      const Stretch part = stretch(tensor.size(), 16, count, i);
      if (part.count == 0) continue;
      parts_[i].push_back({sizes_.size(), part.begin, part.count, tensor.data() + part.begin,
                           gradient.data() + part.begin});
    }
    sizes_.push_back(tensor.size());
  };
  for (std::size_t i = 0; i < cache.layers.size(); ++i) {
    LayerParameters& parameters = model.parameters()[i];
    const auto& gradients = cache.layers[i].parameter_gradients;
    for (std::size_t k = 0; k < parameters.size(); ++k) add(parameters[k], gradients[k]);
  }
}

void ParameterUpdate::run(const Optimizer& optimizer, const KernelTable& kernels,
                          OptimizerState& state) const {
  begin_update(optimizer, state, sizes_);
  threads_->run(parts_.size(),
                [&](std::size_t i) { update(optimizer, kernels, state, parts_[i]); });
}

bool ParameterUpdate::could_go_on(const Optimizer& optimizer, const OptimizerState& state) const {
  const std::size_t slots = state.clock.steps > 0 ? slots_per_parameter(optimizer) : 0;
  for (std::size_t i = 0; i < state.slots.size(); ++i) {
    const auto same_size = [](const std::vector<float>& one, std::size_t size) {
      return one.size() == size;
    };
    const bool fits =
        i < slots ? std::ranges::equal(state.slots[i], sizes_, same_size) : state.slots[i].empty();
    if (!fits) return false;
  }
  return true;
}

}  // namespace descent
