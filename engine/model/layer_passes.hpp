#pragma once

#include <cstddef>

#include "engine/core/random.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/layers/layer.hpp"
#include "engine/model/sequential.hpp"

// What each layer does forward and backward: a case per layer, and nothing of
// the stack.
namespace descent {

// Which arrays a layer needs in the cache, beside the patches of a convolution.
struct LayerPass {
  bool keeps_pre_activation = false;
  bool has_output = true;  // no: its output is its input, as it is
  bool has_mask = false;
};
LayerPass layer_pass(const Layer& layer, Mode mode, bool last);

struct LayerContext {
  const KernelTable& kernels;
  ThreadPool& threads;
  std::size_t rows, inputs, outputs;  // per sample: numbers in, numbers out
  const Shape& input_shape;
  const LayerParameters& parameters;
};

// input: rows × inputs. Fills the cache's pre_activation, output and mask.
void forward_layer(const Layer& layer, const LayerContext& context, const float* input,
                   LayerCache& cache, Random& random);

// From cache.gradient (of the output, or with skip_activation of the activation's input; it is
// overwritten): the cache's parameter gradients = theirs + beta · what they were. Writes the
// input's gradient, rows × inputs, unless input_gradient is null.
void backward_layer(const Layer& layer, const LayerContext& context, const float* input,
                    bool skip_activation, LayerCache& cache, float beta, float* input_gradient);

}  // namespace descent
