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

void Samples::copy_sample(std::size_t index, float* destination) const {
  if (!bytes_) {
    std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(index * sample_size_), sample_size_,
                destination);
    return;
  }
  const std::uint8_t* source = bytes_->data() + offset_ + index * sample_size_;
  for (std::size_t i = 0; i < sample_size_; ++i) destination[i] = source[i] / 255.0f;
}

void Samples::truncate(std::size_t count) {
  if (count >= count_) return;
  count_ = count;
  if (!bytes_) values_.resize(count_ * sample_size_);
}

}  // namespace descent
