#include "engine/layers/average_pooling2d.hpp"

namespace descent {

Shape AveragePooling2D::output_shape(const Shape& input) const {
  const SlidingWindow slides = window(input);
  return shape_of(slides, slides.channels);
}

std::uint64_t AveragePooling2D::multiply_adds(const Shape& input) const {
  const SlidingWindow slides = window(input);
  return std::uint64_t{slides.positions()} * slides.patch_size();
}

}  // namespace descent
