#include "engine/layers/random_zoom.hpp"

#include "engine/layers/picture_window.hpp"

namespace descent {

Shape RandomZoom::output_shape(const Shape& input) const {
  picture_shape(info.name, input);
  return input;
}

std::uint64_t RandomZoom::multiply_adds(const Shape& input) const {
  return cells_mixed * std::uint64_t{element_count(input)};
}

}  // namespace descent
