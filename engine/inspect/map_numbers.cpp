#include "engine/inspect/map_numbers.hpp"

#include <algorithm>
#include <cmath>

namespace descent {

MapShape map_shape(const Shape& shape) {
  if (shape.size() == 2) return {shape[0], shape[1], 1, true};
  if (shape.size() == 3) return {shape[0], shape[1], shape[2], true};
  return {1, element_count(shape), 1, false};
}

float MapNumbers::size() const { return std::max(std::abs(least), std::abs(largest)); }

std::vector<MapNumbers> map_numbers(const MapShape& shape, std::span<const float> values) {
  std::vector<MapNumbers> numbers(shape.channels);
  std::vector<std::size_t> counted(shape.channels, 0), zeros(shape.channels, 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t channel = i % shape.channels;
    MapNumbers& map = numbers[channel];
    const float value = values[i];
    if (!std::isfinite(value)) {
      map.finite = false;
      continue;
    }
    map.least = counted[channel] == 0 ? value : std::min(map.least, value);
    map.largest = counted[channel] == 0 ? value : std::max(map.largest, value);
    map.mean += double{value};
    ++counted[channel];
    if (value == 0) ++zeros[channel];
  }
  for (std::size_t channel = 0; channel < shape.channels; ++channel) {
    MapNumbers& map = numbers[channel];
    map.mean /= static_cast<double>(std::max<std::size_t>(counted[channel], 1));
    map.zeros = static_cast<double>(zeros[channel]) /
                static_cast<double>(std::max<std::size_t>(shape.cells(), 1));
  }
  return numbers;
}

}  // namespace descent
