#pragma once

#include <cstddef>

#include "engine/data/dataset.hpp"
#include "engine/kernels/activation.hpp"
#include "engine/losses/loss.hpp"

namespace descent {

// How class numbers become what the loss compares with, and which output means which class.
//   sparse_categorical_crossentropy: the class number itself.
//   One output for two classes: 0 and 1 after a sigmoid; otherwise -1 and +1, as TensorFlow
//   Playground has it.
//   As many outputs as classes with a squared or absolute error: one-hot.
//   Regression: the values as they are.
struct TargetCode {
  enum class Kind { values, class_number, two_values, one_hot };
  Kind kind = Kind::values;
  float low = 0, high = 1;  // two_values: what classes 0 and 1 become
  float threshold = 0.5f;   // two_values: outputs above it mean class 1
  std::size_t width = 1;    // numbers per sample
};

// An Error says what does not fit: classes, outputs, last activation, loss.
TargetCode target_code(const Dataset& dataset, Loss loss, std::size_t outputs,
                       Activation last_activation);

// Writes code.width numbers for one sample. `raw` is what Split::targets has for it.
void encode_target(const TargetCode& code, const float* raw, float* encoded);

}  // namespace descent
