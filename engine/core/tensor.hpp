#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <utility>
#include <vector>

#include "engine/core/shape.hpp"

namespace descent {

// A dense float32 array of any rank, row-major, owning its memory. Nearly everything includes this
// file, so it is storage only: an array library's headers here cost each unit a second to compile.
class Tensor {
 public:
  Tensor() : shape_{0} {}  // of no elements
  explicit Tensor(Shape shape, float value = 0)
      : shape_(std::move(shape)), values_(element_count(shape_), value) {}

  const Shape& shape() const { return shape_; }
  std::size_t shape(std::size_t axis) const { return shape_[axis]; }
  std::size_t dimension() const { return shape_.size(); }
  std::size_t size() const { return values_.size(); }

  float* data() { return values_.data(); }
  const float* data() const { return values_.data(); }
  auto begin() { return values_.begin(); }
  auto begin() const { return values_.begin(); }
  auto end() { return values_.end(); }
  auto end() const { return values_.end(); }
  void fill(float value) { std::fill(begin(), end(), value); }

  // One element; as many indices as there are dimensions, each within its extent.
  template <typename... Index>
  float& operator()(Index... index) {
    return values_[offset({static_cast<std::size_t>(index)...})];
  }
  template <typename... Index>
  float operator()(Index... index) const {
    return values_[offset({static_cast<std::size_t>(index)...})];
  }

  bool operator==(const Tensor&) const = default;

 private:
  std::size_t offset(std::initializer_list<std::size_t> index) const {
    std::size_t place = 0, axis = 0;
    for (const std::size_t i : index) place = place * shape_[axis++] + i;
    return place;
  }

  Shape shape_;
  std::vector<float> values_;
};

// A tensor of zeros with exactly this shape (batch dimension included where there is one).
Tensor zeros(const Shape& shape);

// A tensor of `rows` samples of `sample_shape`, all zero.
Tensor zeros(std::size_t rows, const Shape& sample_shape);

// A tensor of no elements.
Tensor no_tensor();

}  // namespace descent
