#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace descent {

// The extent of a tensor in each dimension, outermost first. The shape of *one sample*
// (without the batch dimension) unless said otherwise: an image is {28, 28}, a 2-D point {2}.
using Shape = std::vector<std::size_t>;

// The number of elements: the product of the extents, 1 for an empty shape.
std::size_t element_count(const Shape& shape);

// Written as Keras does, with None for the batch: "(None, 28, 28)".
std::string to_string(const Shape& sample_shape);

}  // namespace descent
