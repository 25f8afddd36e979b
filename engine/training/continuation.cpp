#include "engine/training/continuation.hpp"

#include <cstdint>

namespace descent {

std::size_t bytes_of(const OptimizerState& state) {
  std::size_t numbers = 0;
  for (const auto& slot : state.slots) {
    for (const std::vector<float>& tensor : slot) numbers += tensor.size();
  }
  return numbers * sizeof(float);
}

std::size_t bytes_of(const Batcher& batcher) { return batcher.order().size_bytes(); }

}  // namespace descent
