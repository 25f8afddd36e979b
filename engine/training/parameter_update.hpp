#pragma once

#include <cstddef>
#include <vector>

#include "engine/model/sequential.hpp"
#include "engine/optimizers/optimizer.hpp"

namespace descent {

// The optimizer's step over all parameters of a model, shared by the threads of its cache.
class ParameterUpdate {
 public:
  // Looks up where the parameters and their gradients lie: to be called again when they have moved.
  void prepare(Sequential& model, const Cache& cache);

  void run(const Optimizer& optimizer, const KernelTable& kernels, OptimizerState& state) const;
  // Whether that can be the state of this optimizer for these parameters.
  bool could_go_on(const Optimizer& optimizer, const OptimizerState& state) const;

 private:
  ThreadPool* threads_ = nullptr;
  std::vector<std::size_t> sizes_;               // of the tensors
  std::vector<std::vector<UpdatePiece>> parts_;  // for each thread
};

}  // namespace descent
