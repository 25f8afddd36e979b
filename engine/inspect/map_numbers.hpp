#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/shape.hpp"

namespace descent {

// How a layer's output for one sample lies: `channels` maps of height × width numbers, those of a
// cell side by side. A picture has them as its shape says, (height, width) is one map; a row of
// numbers is one map of a single line.
struct MapShape {
  std::size_t height = 1, width = 1, channels = 1;
  bool picture = false;

  std::size_t cells() const { return height * width; }
  std::size_t index(std::size_t row, std::size_t column, std::size_t channel) const {
    return (row * width + column) * channels + channel;
  }
};
MapShape map_shape(const Shape& sample_shape);

// What is told of one map. Numbers that are not finite count for nothing but `finite`.
struct MapNumbers {
  float least = 0, largest = 0;
  double mean = 0;
  double zeros = 0;  // share of all its cells
  bool finite = true;

  float size() const;  // the largest magnitude
  bool dead() const { return finite && zeros == 1; }
};

// Of each channel of a layer's output for one sample, values in the shape's order.
std::vector<MapNumbers> map_numbers(const MapShape& shape, std::span<const float> values);

}  // namespace descent
