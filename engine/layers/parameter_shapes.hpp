#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/layers/layer.hpp"

namespace descent {

// What a layer learns: the shapes of its parameters, empty where it has none.
struct ParameterShapes {
  Shape kernel;  // Dense: (inputs, units); Conv2D: (height, width, channels, filters)
  Shape bias;    // (units) or (filters)
};

// For inputs of a shape that output_shape() takes.
ParameterShapes parameter_shapes(const Layer& layer, const Shape& input_shape);

// How many numbers these are. 64 bits even in WebAssembly, for layers that are too large to be
// made.
std::uint64_t parameter_count(const ParameterShapes& shapes);

// The inputs and outputs of a unit, as Keras's initialisers count them: those of a convolution's
// kernel are channels and filters times the cells of its window.
struct Fans {
  std::size_t in = 0, out = 0;
};
Fans kernel_fans(const Shape& kernel);

// Multiply-adds (a pooling layer's comparisons or additions) of one sample's forward pass.
std::uint64_t multiply_adds(const Layer& layer, const Shape& input_shape);

}  // namespace descent
