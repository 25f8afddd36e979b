#include "engine/core/shape.hpp"

namespace descent {

std::size_t element_count(const Shape& shape) {
  std::size_t count = 1;
  for (const std::size_t extent : shape) count *= extent;
  return count;
}

std::string to_string(const Shape& sample_shape) {
  std::string text = "(None";
  for (const std::size_t extent : sample_shape) text += ", " + std::to_string(extent);
  return text + ")";
}

}  // namespace descent
