#pragma once

#include <cstddef>

#include "engine/core/random.hpp"
#include "engine/core/sharing.hpp"
#include "engine/core/thread_pool.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_cache.hpp"
#include "engine/layers/layer_parameters.hpp"

// What a layer is given for its way forward and back.
namespace descent {

struct LayerPass {
  const KernelTable& kernels;
  ThreadPool& threads;
  Mode mode;
  std::size_t rows, inputs, outputs;  // per sample: numbers in, numbers out
  const Shape& input_shape;
  const LayerParameters& parameters;
  const float* input;  // rows × inputs
  LayerCache& cache;
};

// Fills the cache's output, and what backward() will read.
struct ForwardPass : LayerPass {
  Random* random;  // null: nothing is left to chance
};

// From cache.gradient (of the output, or with skip_activation of the activation's input; it may be
// overwritten): the parameters' gradients = theirs + beta · what they were.
struct BackwardPass : LayerPass {
  bool skip_activation;
  float beta;
  float* input_gradient;  // rows × inputs, to be written; null: nobody needs it
  // The input is f(x) of this activation, and the gradient is wanted for x; only for a layer that
  // takes it along (takes_along()).
  Activation activation_before = Activation::linear;

  // Whether the parameters' gradients are wanted.
  bool learns() const { return mode == Mode::training; }
  // Where the input's gradient is the output's.
  void pass_on() const;
};

// A last layer keeps its activation's input: it is what a loss reads that takes the activation
// together with itself. Others keep it only for a gradient that reads it.
bool keeps_input_of(Activation activation, const CacheRequest& request);

// y = f(x) for all rows, softmax included.
void activate(const LayerPass& pass, Activation activation, const float* x, float* y);

// gradient = gradient · f'(x), in place, from x or y = f(x), whichever it takes.
void activation_backward(const LayerPass& pass, Activation activation, const float* x,
                         const float* y, float* gradient);

// For layers that take each sample by itself, and each of its numbers a few times: body(stretch of
// the rows) on several threads where that pays.
template <typename Body>
void share_samples(const LayerPass& pass, Body&& body) {
  share(pass.threads, pass.rows, 1, pass.rows * pass.inputs, body);
}

}  // namespace descent
