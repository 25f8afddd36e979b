#pragma once

#include <cstddef>
#include <vector>

#include "engine/core/thread_pool.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "engine/training/share.hpp"

namespace descent {

// The end of a batch: the shares' gradients are added up, regularised, and the optimizer takes its
// step, each thread on its own stretch of the parameters.
class ParameterUpdate {
 public:
  // Looks up where the parameters and gradients lie: to be called again when they have moved.
  void prepare(Sequential& model, const std::vector<Share>& shares);

  // Returns the regularisers' share of the loss.
  double run(const Optimizer& optimizer, const KernelTable& kernels, OptimizerState& state,
             const Sequential& model, std::vector<Share>& shares, ThreadPool& threads);

 private:
  void cut_into_stretches(std::vector<UpdatePiece> tensors, std::size_t stretches);
  void add_up(const KernelTable& kernels, const std::vector<Share>& shares,
              const UpdatePiece& piece) const;

  std::vector<std::size_t> sizes_;                   // of the tensors
  std::vector<std::vector<UpdatePiece>> stretches_;  // for each thread
  const float* first_gradients_ = nullptr;           // of share 0, where the others' are added to
};

}  // namespace descent
