#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/random.hpp"

namespace descent {

// Deals the samples of an epoch into batches, in a new random order each epoch; the last, partial
// batch is kept, as Keras does.
class Batcher {
 public:
  Batcher(std::size_t sample_count, std::size_t batch_size, std::uint64_t seed);

  // As one stands whose order() and random() are these; nothing where the order does not have each
  // of its samples once.
  static std::optional<Batcher> from_state(std::vector<std::uint32_t> order, std::size_t batch_size,
                                           const Random& random);

  std::size_t samples() const { return order_.size(); }
  std::size_t batch_size() const { return batch_size_; }
  std::size_t steps_per_epoch() const;

  // Shuffles for the next epoch and goes back to its first batch.
  void begin_epoch();

  // The indices of batch `step` of this epoch; step < steps_per_epoch().
  std::span<const std::uint32_t> batch(std::size_t step) const;

  std::span<const std::uint32_t> order() const { return order_; }
  const Random& random() const { return random_; }

  // Takes effect at once; the caller begins a new epoch.
  void set_batch_size(std::size_t batch_size);

 private:
  std::size_t batch_size_;
  std::vector<std::uint32_t> order_;
  Random random_;
};

}  // namespace descent
