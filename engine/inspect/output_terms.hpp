#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/model/sequential.hpp"

namespace descent {

// One product of those that a layer adds up for an output.
struct OutputTerm {
  std::size_t input = 0;              // index into the layer's input, row-major
  std::optional<std::size_t> weight;  // index into its kernel, row-major; none of pooling layers
  double value = 0;                   // of the input
  // Of the kernel. AveragePooling2D, GlobalAveragePooling2D: one divided by the number of terms.
  // MaxPooling2D: 1 of the input that is the largest (the first of equal ones), 0 of the others.
  double factor = 0;
  double product = 0;  // value · factor, and 0 where MaxPooling2D's factor is
};

// What BatchNormalization does to a number of a feature while the network predicts:
// gamma · (x − mean) / √(variance + epsilon) + beta, with the moving mean and variance.
struct Normalizing {
  double mean = 0, variance = 1, epsilon = 0;
  double gamma = 1, beta = 0;  // these where the layer has none
};

// The arithmetic of one output of a layer for one sample, as it is while the network predicts.
struct OutputTerms {
  std::vector<OutputTerm> terms;  // by their input; what lies outside the picture is left out
  double bias = 0;                // 0 where the layer has none
  double sum = 0;                 // of the products and the bias
  double value = 0;               // activation(sum); of softmax see logits
  // BatchNormalization alone: its one term has the factor gamma / √(variance + epsilon), and the
  // bias is the rest.
  std::optional<Normalizing> normalizing;
  // Of softmax, else empty: the sums of all units, or all inputs; value = exp(sum) / Σ exp(logits).
  std::vector<double> logits;
};

// Adds up in double what the layer's kernels add up in float, so that `value` is the layer's output
// but for float's rounding. Flatten, Dropout, Activation, BatchNormalization and what changes
// pictures at random have one term: the input at the output's place. layer: counted from 0; output:
// index into its output for one sample, row-major (of a picture ((y · width) + x) · channels +
// channel); input: the numbers of one sample that go into that layer, row-major, for example the
// feature map of the layer before it. An Error says which index lies beyond its range, or that the
// input is not as long as the layer's.
OutputTerms output_terms(const Sequential& model, std::size_t layer, std::size_t output,
                         std::span<const float> input);

// The products of a picture's cells added up for each channel of the input.
std::vector<double> channel_sums(const OutputTerms& found, std::size_t channels);

}  // namespace descent
