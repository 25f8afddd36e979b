#include "engine/data/batcher.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

std::size_t checked_batch_size(std::size_t batch_size) {
  if (batch_size == 0) throw Error(tr("The batch size is 0; it must be at least 1."));
  return batch_size;
}

}  // namespace

Batcher::Batcher(std::size_t sample_count, std::size_t batch_size, std::uint64_t seed)
    : batch_size_(checked_batch_size(batch_size)),
      order_(sample_count),
      random_(seed, RandomStream::shuffle) {
  std::iota(order_.begin(), order_.end(), std::uint32_t{0});
}

std::optional<Batcher> Batcher::from_state(std::vector<std::uint32_t> order, std::size_t batch_size,
                                           const Random& random) {
  std::vector<bool> seen(order.size());
  for (const std::uint32_t sample : order) {
    if (sample >= order.size() || seen[sample]) return std::nullopt;
    seen[sample] = true;
  }
  Batcher batcher(0, batch_size, 0);
  batcher.order_ = std::move(order);
  batcher.random_ = random;
  return batcher;
}

std::size_t Batcher::steps_per_epoch() const {
  return order_.size() / batch_size_ + (order_.size() % batch_size_ != 0);
}

void Batcher::begin_epoch() { random_.shuffle(order_); }

std::span<const std::uint32_t> Batcher::batch(std::size_t step) const {
  const std::size_t begin = step * batch_size_;
  return std::span(order_).subspan(begin, std::min(batch_size_, order_.size() - begin));
}

void Batcher::set_batch_size(std::size_t batch_size) {
  batch_size_ = checked_batch_size(batch_size);
}

}  // namespace descent
