#pragma once

#include <string>

#include "engine/data/data_settings.hpp"
#include "engine/data/dataset.hpp"

// What of the plane is shown, and what its places are called.
namespace descent {

// A place as the network is given it, before its features.
struct PlanePlace {
  float x = 0, y = 0;
};

// Half the side of the square around 0 that holds all points, as the network is given them: 6 for
// the sets that are drawn here and for points within them, else a round number.
float shown_extent(const DataSettings& data, const Dataset& dataset);

// A number as the person knows it, in the units of the axis: what scaled() makes of it is `shown`.
double in_units(const std::vector<Axis>& axes, std::size_t column, float shown);

// The axis's name; `otherwise` where it has none.
std::string axis_name(const std::vector<Axis>& axes, std::size_t column, const char* otherwise);

}  // namespace descent
