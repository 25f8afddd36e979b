#include "engine/data/dataset.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace descent {

Samples::Samples(Shape sample_shape, std::vector<float> values)
    : sample_shape_(std::move(sample_shape)),
      sample_size_(element_count(sample_shape_)),
      values_(std::move(values)) {
  if (sample_size_ == 0 || values_.size() % sample_size_ != 0) {
    throw std::invalid_argument("Samples: the values do not make whole samples");
  }
  count_ = values_.size() / sample_size_;
}

Samples::Samples(Shape sample_shape, std::shared_ptr<const std::vector<std::uint8_t>> bytes,
                 std::size_t offset, std::size_t count)
    : sample_shape_(std::move(sample_shape)),
      sample_size_(element_count(sample_shape_)),
      count_(count),
      bytes_(std::move(bytes)),
      offset_(offset) {
  if (sample_size_ == 0 || offset_ > bytes_->size() ||
      count_ > (bytes_->size() - offset_) / sample_size_) {
    throw std::invalid_argument("Samples: there are fewer bytes than the samples need");
  }
}

void Samples::fetch(std::span<const std::uint32_t> indices) const {
  // WebAssembly cannot prefetch, but loads that nothing waits for do the same. Numbers are few
  // enough to lie in the cache anyway.
  if (!bytes_) return;
  constexpr std::size_t cache_line = 64;
  std::uint8_t seen = 0;
  for (const std::uint32_t index : indices) {
    const std::uint8_t* sample = bytes_->data() + offset_ + index * sample_size_;
    for (std::size_t i = 0; i < sample_size_; i += cache_line) seen ^= sample[i];
  }
  [[maybe_unused]] volatile std::uint8_t sink = seen;
}

void Samples::copy_sample(std::size_t index, float* destination) const {
  if (!bytes_) {
    const float* values = values_.data() + index * sample_size_;
    destination[0] = values[0];
    // Of a label or a point there is no more, and a call would take longer than the copy.
    if (sample_size_ == 2) destination[1] = values[1];
    if (sample_size_ > 2) std::copy_n(values, sample_size_, destination);
    return;
  }
  // byte / 255, rounded once, without a division: 1/255 in two parts, the first of so few bits that
  // its product is exact (all 256 are tested).
  constexpr float high = 0x1.01p-8f;
  constexpr auto low = static_cast<float>(1.0 / 255 - static_cast<double>(high));
  const std::uint8_t* source = bytes_->data() + offset_ + index * sample_size_;
  for (std::size_t i = 0; i < sample_size_; ++i) {
    const auto value = static_cast<float>(static_cast<int>(source[i]));
    destination[i] = value * high + value * low;
  }
}

Samples Samples::part(std::size_t first, std::size_t count) const {
  if (first > count_ || count > count_ - first) {
    throw std::invalid_argument("Samples: there are fewer than the part needs");
  }
  if (bytes_) return Samples(sample_shape_, bytes_, offset_ + first * sample_size_, count);
  const auto begin = values_.begin() + static_cast<std::ptrdiff_t>(first * sample_size_);
  const auto end = begin + static_cast<std::ptrdiff_t>(count * sample_size_);
  return Samples(sample_shape_, std::vector<float>(begin, end));
}

Samples Samples::followed_by(const Samples& others) const {
  if (others.sample_size_ != sample_size_) {
    throw std::invalid_argument("Samples: the others are of another size");
  }
  const std::size_t count = count_ + others.count_;
  if (bytes_ && others.bytes_) {
    auto all = std::make_shared<std::vector<std::uint8_t>>();
    all->reserve(count * sample_size_);
    for (const Samples* samples : {this, &others}) {
      const auto begin = samples->bytes_->begin() + static_cast<std::ptrdiff_t>(samples->offset_);
      const auto size = static_cast<std::ptrdiff_t>(samples->count_ * sample_size_);
      all->insert(all->end(), begin, begin + size);
    }
    return Samples(sample_shape_, std::move(all), 0, count);
  }
  std::vector<float> all(count * sample_size_);
  for (std::size_t i = 0; i < count; ++i) {
    const bool here = i < count_;
    (here ? *this : others).copy_sample(here ? i : i - count_, all.data() + i * sample_size_);
  }
  return Samples(sample_shape_, std::move(all));
}

void Samples::truncate(std::size_t count) {
  if (count >= count_) return;
  count_ = count;
  if (!bytes_) values_.resize(count_ * sample_size_);
}

}  // namespace descent
