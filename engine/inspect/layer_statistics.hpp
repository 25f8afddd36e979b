#pragma once

#include <cstddef>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/inspect/histogram.hpp"
#include "engine/model/sequential.hpp"
#include "engine/training/targets.hpp"

namespace descent {

// What a layer with parameters does with samples, and what they ask of its weights.
struct LayerStatistics {
  std::size_t layer = 0;   // counted from 0
  std::size_t number = 0;  // among those with parameters, counted from 1
  Activation activation = Activation::linear;
  std::size_t units = 0;  // Dense: its units; Conv2D: its filters
  bool last = false;

  // relu: units that put out 0 for every sample, and so have no gradient.
  std::size_t dead_units = 0;
  // tanh, sigmoid: the share of all outputs so near to their limits that the slope there is below
  // a twentieth of the steepest.
  double saturated_share = 0;
  double weight_size = 0;    // root of the mean square of its kernel
  double gradient_size = 0;  // the same of the loss's gradient with respect to it
  bool finite = true;        // outputs, parameters and gradients

  Histogram weights, gradients, outputs;  // of the kernel, the loss's with respect to it, its own
};

struct ModelStatistics {
  std::vector<LayerStatistics> layers;  // those with parameters
  double largest_input = 0;             // by its magnitude
  std::size_t samples = 0;              // that were looked at
  std::size_t classes = 0;              // of the data set; 0 for values
};

// Looks at the first `most_samples` samples of a split, which is in random order. Dropout is left
// out. The code is that of the trainer's target_code().
ModelStatistics layer_statistics(const Sequential& model, const KernelTable& kernels,
                                 const Split& split, std::size_t classes, Loss loss,
                                 const TargetCode& code, std::size_t most_samples = 256);

}  // namespace descent
