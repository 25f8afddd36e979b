#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/training/targets.hpp"

namespace descent {

// What a model says of one sample.
struct Prediction {
  std::uint32_t label = 0;  // the class that its outputs stand for, or no_class
  // How far they do, 0 … 1: with softmax or sigmoid, a probability. NaN where they are no numbers.
  float confidence = 0;
};

// Reads one row of `outputs` numbers.
Prediction read_prediction(const TargetCode& code, std::size_t outputs, const float* row);

}  // namespace descent
