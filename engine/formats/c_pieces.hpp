#pragma once

#include <string_view>

namespace descent {

// The functions that a network's source in C or C++ calls, each valid in both languages. A function
// whose name begins as one of the activations does takes n numbers and changes them in place.
enum class CPiece {
  dense,
  conv2d,
  max_pooling,
  average_pooling,
  global_average,
  scale_and_shift,
  relu,
  leaky_relu,
  elu,
  tanh,
  sigmoid,
  sin,
  softmax,
};

std::string_view source_of(CPiece piece);

}  // namespace descent
