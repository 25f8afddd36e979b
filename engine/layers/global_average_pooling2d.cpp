#include "engine/layers/global_average_pooling2d.hpp"

namespace descent {

SlidingWindow GlobalAveragePooling2D::window(const Shape& input) const {
  const PictureShape picture = picture_shape(info.name, input);
  const Size2D whole{picture.height, picture.width};
  return slide({info.name, "", whole, whole, Padding::valid}, input);
}

Shape GlobalAveragePooling2D::output_shape(const Shape& input) const {
  const std::size_t channels = picture_shape(info.name, input).channels;
  return keepdims ? Shape{1, 1, channels} : Shape{channels};
}

}  // namespace descent
