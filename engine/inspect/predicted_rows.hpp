#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/sequential.hpp"

// Predictions of many samples, in pieces that hold nothing up.
namespace descent {

// As many samples as one predicts in a few milliseconds, at least 1.
std::size_t rows_of_a_piece(const Sequential& model);

// What the model says of whole samples one after the other: its outputs, as many for each.
std::vector<float> predicted_rows(const Sequential& model, const KernelTable& kernels,
                                  std::span<const float> samples);

// The first of the largest; numbers that are none count for nothing.
std::size_t largest_output(std::span<const float> outputs);

}  // namespace descent
