#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/data/plane_sets.hpp"

namespace descent {

// Draws exactly `count` points of a 2-D set of `classes` classes, 2 or more; their labels are class
// numbers. The classes come one after the other, the first ones with a point more where they
// cannot be even: shuffle before splitting. `noise` is 0 … 0.5.
//   clusters     round clouds, their centres evenly on a circle of radius 3.5; the deviation goes
//                from 0.5 to 1.5 with the noise;
//   spiral_arms  arms that turn around each other, as far apart as the two of `spiral`, whose
//                picture they give for two classes; the noise moves points by up to that much in
//                x and in y;
//   rings        one around the other, the first a disc, with gaps between them, up to radius 5;
//                the noise moves points as in spiral_arms.
// Throws an Error where there is no such set of this name.
std::vector<PlanePoint> draw_class_set(std::string_view name, std::size_t classes,
                                       std::size_t count, float noise, Random& random);

// "orange", "blue", "green", "pink", "brown", "grey": what the classes of 2-D sets are called, by
// the colours that they are drawn in; from the beginning again after the sixth.
std::string plane_class_name(std::size_t label);

}  // namespace descent
