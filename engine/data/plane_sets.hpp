#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/core/random.hpp"

namespace descent {

// A sample of a 2-D set. Its label is 1 or -1 in a set that always has two classes, a class number
// in one that may have more (class_sets.hpp), and any number where a value is to be learnt.
struct PlanePoint {
  float x = 0, y = 0;
  float label = 0;
};

// Draws exactly `count` points of one of TensorFlow Playground's six sets, by its formulas and in
// its order (the classes one after the other: shuffle before splitting). `noise` is 0 … 0.5, what
// Playground's slider shows as 0 … 50. With noise
//   circle, xor, reg_plane, reg_gauss   keep their points, but the label is read off at a place
//                                       moved by up to noise · radius in x and in y;
//   spiral                              moves its points by up to `noise` in x and in y;
//   gauss                               widens: the variance goes from 0.5 to 4.
// Throws an Error where there is no 2-D set of this name.
std::vector<PlanePoint> draw_plane_set(std::string_view name, std::size_t count, float noise,
                                       Random& random);

}  // namespace descent
