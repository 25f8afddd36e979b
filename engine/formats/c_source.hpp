#pragma once

#include <string>

#include "engine/experiment/experiment.hpp"
#include "engine/model/sequential.hpp"

// A trained network as source that needs nothing else: its weights as constants, and the arithmetic
// of prediction as plain loops.
namespace descent {

// C99 for a microcontroller: `void predict(const float* input, float* output)`, with no memory of
// its own but two arrays of the largest layer's size, and math.h alone.
// An Error names a layer that it has no words for.
std::string c_source(const Experiment& experiment, const Sequential& model);

// The same in C++17: `std::array<float, outputs> predict(const std::array<float, inputs>&)` in a
// namespace of its own.
std::string cpp_source(const Experiment& experiment, const Sequential& model);

}  // namespace descent
