#include "engine/core/tensor.hpp"

namespace descent {

Tensor zeros(const Shape& shape) { return Tensor(shape); }

Tensor zeros(std::size_t rows, const Shape& sample_shape) {
  Shape shape = sample_shape;
  shape.insert(shape.begin(), rows);
  return zeros(shape);
}

Tensor no_tensor() { return {}; }

}  // namespace descent
