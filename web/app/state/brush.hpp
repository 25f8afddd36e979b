#pragma once

#include <cstddef>

namespace descent {

// How points are painted on the output map.
struct Brush {
  bool painting = false;      // the map takes strokes
  bool erasing = false;       // they take points away
  bool from_nothing = false;  // the next stroke begins without the points that there are
  bool values = false;        // from nothing: points with values, else with classes
  std::size_t label = 0;      // the class of new points, from 0
  float value = 1;            // or their value, -1 … 1, as the network learns it
  float radius = 0.04f;       // as a share of the map's width
  std::size_t density = 3;    // points to a dab; one alone lies exactly where it is painted

  bool operator==(const Brush&) const = default;
};

inline constexpr std::size_t most_brush_classes = 6;
inline constexpr float least_brush_radius = 0.01f, most_brush_radius = 0.2f;
inline constexpr std::size_t most_brush_density = 20;

}  // namespace descent
