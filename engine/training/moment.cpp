#include "engine/training/moment.hpp"

namespace descent {
std::size_t bytes_of(const Moment& moment) {
  // A model's description: settings, shapes, names of parameters, and what the allocator adds.
  constexpr std::size_t bytes_per_layer = 1024;
  const std::size_t weights = moment.model->parameter_count() * sizeof(float);
  const bool others = moment.finite.get() != &moment.model->parameters();
  const std::size_t predicted = moment.predictions ? moment.predictions->size() : 0;
  std::size_t kept = 0;
  for (const RunningCallback& callback : moment.callbacks) {
    if (callback.kept().weights) kept += moment.model->parameter_count() * sizeof(float);
  }
  return sizeof(Moment) + kept + sizeof(Sequential) +
         moment.model->layers().size() * bytes_per_layer + weights * (others ? 2 : 1) +
         bytes_of(moment.continuation.optimizer) + bytes_of(moment.continuation.batcher) +
         predicted * sizeof(Prediction) + sizeof(History) +
         moment.callbacks.size() * sizeof(RunningCallback);
}

}  // namespace descent
