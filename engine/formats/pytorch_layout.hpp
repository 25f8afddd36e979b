#pragma once

#include <cstdint>

#include "engine/core/tensor.hpp"

namespace descent {

// How the numbers of an array lie: as here and in Keras, or as in PyTorch, which has (out, in) of a
// dense kernel and (out, in, height, width) of a convolution's.
enum class ArrayLayout : std::uint8_t { keras, pytorch };

// What PyTorch makes of a shape of ours; of vectors the same.
Shape pytorch_shape(const Shape& shape);
// Its numbers in our order, for a parameter of that shape.
Tensor from_pytorch(const Tensor& theirs, const Shape& shape);

}  // namespace descent
