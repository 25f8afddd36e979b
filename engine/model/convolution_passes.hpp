#pragma once

#include "engine/model/layer_passes.hpp"

// Conv2D forward and backward as matrix products of patches: what the window covers, written out as
// a row for each position.
namespace descent {

// How many positions' patches are worked on together, at most those of `rows` samples.
std::size_t patches_at_once(const SlidingWindow& window, std::size_t filters, std::size_t rows);

// See forward_layer() and backward_layer().
void forward_convolution(const Conv2D& conv, const LayerContext& context, const float* input,
                         LayerCache& cache);
void backward_convolution(const Conv2D& conv, const LayerContext& context, const float* input,
                          bool skip_activation, LayerCache& cache, float beta,
                          float* input_gradient);

}  // namespace descent
