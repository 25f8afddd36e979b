#include "engine/training/parameter_update.hpp"

#include <algorithm>
#include <numeric>

namespace descent {
namespace {

// So that what is added up is still in the nearest cache when the optimizer reads it.
constexpr std::size_t piece_size = 4096;

void list_layer(LayerParameters& parameters, const LayerCache& cache,
                std::vector<UpdatePiece>& tensors) {
  const auto add = [&](Tensor& tensor, std::span<const float> gradient) {
    if (tensor.size() == 0) return;
    tensors.push_back({tensors.size(), 0, tensor.size(), tensor.data(), gradient.data()});
  };
  add(parameters.kernel, cache.kernel_gradient);
  add(parameters.bias, cache.bias_gradient);
}

bool is_regularized(const Sequential& model) {
  return std::any_of(model.layers().begin(), model.layers().end(), [](const Layer& layer) {
    const Regularizer* regularizer = kernel_regularizer(layer);
    return regularizer && *regularizer != Regularizer{};
  });
}

}  // namespace

void ParameterUpdate::prepare(Sequential& model, const std::vector<Share>& shares) {
  std::vector<UpdatePiece> tensors;
  const Cache& cache = shares.front().cache;
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    list_layer(model.parameters()[i], cache.layers[i], tensors);
  }
  sizes_.clear();
  for (const UpdatePiece& tensor : tensors) sizes_.push_back(tensor.count);
  first_gradients_ = cache.parameter_gradients.data();
  if (shares.size() > 1) {
    cut_into_stretches(std::move(tensors), shares.size());
  } else {
    stretches_ = {std::move(tensors)};
  }
}

void ParameterUpdate::cut_into_stretches(std::vector<UpdatePiece> tensors, std::size_t stretches) {
  const std::size_t all = std::accumulate(sizes_.begin(), sizes_.end(), std::size_t{0});
  const std::size_t stretch_size = all / stretches + 1;
  stretches_.assign(stretches, {});
  std::size_t done = 0;
  for (const UpdatePiece& tensor : tensors) {
    for (std::size_t begin = 0; begin < tensor.count; begin += piece_size) {
      const std::size_t count = std::min(piece_size, tensor.count - begin);
      stretches_[done / stretch_size].push_back(
          {tensor.tensor, begin, count, tensor.parameters + begin, tensor.gradients + begin});
      done += count;
    }
  }
}

void ParameterUpdate::add_up(const KernelTable& kernels, const std::vector<Share>& shares,
                             const UpdatePiece& piece) const {
  const auto place = static_cast<std::size_t>(piece.gradients - first_gradients_);
  float* sums = &shares.front().cache.parameter_gradients[place];
  for (std::size_t i = 1; i < shares.size(); ++i) {
    kernels.add(piece.count, &shares[i].cache.parameter_gradients[place], sums);
  }
}

double ParameterUpdate::run(const Optimizer& optimizer, const KernelTable& kernels,
                            OptimizerState& state, const Sequential& model,
                            std::vector<Share>& shares, ThreadPool& threads) {
  begin_update(optimizer, state, sizes_);
  if (shares.size() > 1 && !is_regularized(model)) {
    // Each stretch in one go, while it lies in the cache.
    threads.run(stretches_.size(), [&](std::size_t i) {
      for (const UpdatePiece& piece : stretches_[i]) {
        add_up(kernels, shares, piece);
        update(optimizer, kernels, state, {&piece, 1});
      }
    });
    return 0;
  }
  if (shares.size() > 1) {
    threads.run(stretches_.size(), [&](std::size_t i) {
      for (const UpdatePiece& piece : stretches_[i]) add_up(kernels, shares, piece);
    });
  }
  const double penalty = model.regularize(kernels, shares.front().cache);
  threads.run(stretches_.size(),
              [&](std::size_t i) { update(optimizer, kernels, state, stretches_[i]); });
  return penalty;
}

}  // namespace descent
