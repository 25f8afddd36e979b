#include "engine/layers/random_rotation.hpp"

#include "engine/layers/picture_window.hpp"

namespace descent {

Shape RandomRotation::output_shape(const Shape& input) const {
  picture_shape(info.name, input);
  return input;
}

std::uint64_t RandomRotation::multiply_adds(const Shape& input) const {
  return cells_mixed * std::uint64_t{element_count(input)};
}

}  // namespace descent
