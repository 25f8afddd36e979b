#include "engine/formats/pytorch_layout.hpp"

namespace descent {

Shape pytorch_shape(const Shape& shape) {
  if (shape.size() == 2) return {shape[1], shape[0]};
  if (shape.size() == 4) return {shape[3], shape[2], shape[0], shape[1]};
  return shape;
}

Tensor from_pytorch(const Tensor& theirs, const Shape& shape) {
  if (shape.size() != 2 && shape.size() != 4) return theirs;
  Tensor ours = zeros(shape);
  const std::size_t outputs = shape.back(), inputs = shape[shape.size() - 2];
  const std::size_t places = ours.size() / (outputs * inputs);
  float* to = ours.data();
  for (std::size_t place = 0; place < places; ++place) {
    for (std::size_t in = 0; in < inputs; ++in) {
      for (std::size_t out = 0; out < outputs; ++out) {
        *to++ = theirs.data()[(out * inputs + in) * places + place];
      }
    }
  }
  return ours;
}

}  // namespace descent
