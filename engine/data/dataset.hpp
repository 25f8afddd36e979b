#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/shape.hpp"

namespace descent {

// Many samples of one shape. Images stay bytes, as they come in their files, and are scaled to
// 0 … 1 when they are read: a quarter of the memory.
class Samples {
 public:
  Samples() = default;
  Samples(Shape sample_shape, std::vector<float> values);
  // `offset` bytes (a file's header) are passed over.
  Samples(Shape sample_shape, std::shared_ptr<const std::vector<std::uint8_t>> bytes,
          std::size_t offset, std::size_t count);

  std::size_t count() const { return count_; }
  const Shape& sample_shape() const { return sample_shape_; }
  std::size_t sample_size() const { return sample_size_; }

  // Brings samples that are about to be copied into the cache. A shuffled batch lies scattered over
  // the whole set; asked for all at once, its pieces come together instead of one after the other.
  void fetch(std::span<const std::uint32_t> indices) const;

  // Writes sample_size() numbers; index < count().
  void copy_sample(std::size_t index, float* destination) const;

  // `count` samples from `first` on, which it must have. Images are shared.
  Samples part(std::size_t first, std::size_t count) const;

  // These and then the others, of the same size. Copied, as bytes where both are.
  Samples followed_by(const Samples& others) const;

  // Keeps only the first `count` samples, if there are more.
  void truncate(std::size_t count);

 private:
  Shape sample_shape_;
  std::size_t sample_size_ = 0;
  std::size_t count_ = 0;
  std::vector<float> values_;
  std::shared_ptr<const std::vector<std::uint8_t>> bytes_;
  std::size_t offset_ = 0;
};

// Inputs with what is to be learnt of them.
struct Split {
  Samples inputs;
  Samples targets;  // class numbers {1}, or values {k}

  // The 2-D sets only: where each sample lies, to draw it. Empty otherwise.
  std::vector<float> plane_x, plane_y;

  std::size_t count() const { return inputs.count(); }
};

// The samples of a training, ready for a model. Immutable once made. Each epoch is evaluated on
// `validation`. Where nothing else was kept apart for that, these are the test samples, as with
// Keras's validation_data=(test_images, test_labels); else the test set is held out until somebody
// asks.
struct Dataset {
  std::string name;
  Shape input_shape;                     // of one sample
  std::size_t classes = 0;               // 0 means regression
  std::vector<std::string> class_names;  // `classes` of them
  Split train, validation, held_out;
  bool validates_on_test = true;

  // The test set, which may have no samples.
  const Split& test() const { return validates_on_test ? validation : held_out; }
};

}  // namespace descent
