#include "engine/layers/max_pooling2d.hpp"

namespace descent {

Shape MaxPooling2D::output_shape(const Shape& input) const {
  const SlidingWindow slides = window(input);
  return shape_of(slides, slides.channels);
}

std::uint64_t MaxPooling2D::multiply_adds(const Shape& input) const {
  const SlidingWindow slides = window(input);
  return std::uint64_t{slides.positions()} * slides.patch_size();
}

}  // namespace descent
