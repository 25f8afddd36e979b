#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/random.hpp"
#include "engine/core/tensor.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/layers/layer.hpp"
#include "engine/losses/loss.hpp"
#include "engine/model/cache.hpp"
#include "engine/model/parameters.hpp"

namespace descent {

struct LayerPass;

// A stack of layers: the architecture, the shapes that follow from it, and the
// parameters. A value: copying it copies the weights. It holds nothing of a
// training run.
class Sequential {
 public:
  Sequential() = default;

  // Checks the shapes (an Error names the layer, what it got and what it needs)
  // and initialises the parameters from the seed.
  Sequential(Shape input_shape, std::vector<Layer> layers, std::uint64_t seed);

  const Shape& input_shape() const { return input_shape_; }
  const std::vector<Layer>& layers() const { return layers_; }
  std::size_t output_size() const;
  const Shape& layer_output_shape(std::size_t layer) const { return output_shapes_[layer]; }
  const Shape& layer_input_shape(std::size_t layer) const;

  const Parameters& parameters() const { return parameters_; }
  Parameters& parameters() { return parameters_; }
  // Throws an Error unless every name and shape matches.
  void set_parameters(Parameters parameters);
  // What they are called, how they began, whether they are trained.
  const ParameterList& parameter_list(std::size_t layer) const { return parameter_lists_[layer]; }
  std::size_t parameter_count() const;
  std::size_t parameter_count(std::size_t layer) const;
  // Of those, the ones that are changed by optimizers.
  std::size_t trainable_count() const;

  // Whether a layer looks at all samples of a batch together: then the batch may not be cut.
  bool across_samples() const;

  // Multiply-adds of one sample's forward pass: what a slice of work costs.
  std::uint64_t multiply_adds() const;
  // Floating-point operations of training on one sample, a multiply and an add each one: those of
  // the products alone, three for each layer with a kernel (its output, the kernel's gradient, the
  // input's gradient), of which the first that learns needs no input's gradient, those before it
  // only their output, and frozen ones no kernel's gradient.
  std::uint64_t training_flop() const;
  // Numbers that all layers together put out for one sample: what bounds the rows of a cache.
  std::uint64_t activation_count() const;

  // Keras's table: layer, output shape, parameter count.
  std::string summary() const;

  // Regularisation changes while training runs; nothing else of a layer does.
  void set_kernel_regularizer(std::size_t layer, Regularizer regularizer);

  // The output of a layer for the rows of the last forward(); layer output size
  // numbers each.
  const float* layer_output(const Cache& cache, std::size_t layer, const float* input) const;

  // Room for up to `capacity` rows. Mode::inference leaves out what only
  // backward() needs, Mode::looking_back what parameters' gradients need.
  // The threads share what is worth it; they have to outlive the cache. What Dense and pooling
  // layers compute is the same with any number of them, bit for bit; the gradients of a Conv2D's
  // parameters are summed thread by thread, in their order.
  Cache make_cache(std::size_t capacity, Mode mode, ThreadPool& threads = calling_thread()) const;
  // The memory that make_cache() takes, in bytes: for each row and layer its output, for training
  // its gradient and what the layer keeps for its way back, a Dropout's mask; once, for training,
  // the parameters' gradients; for each thread a Conv2D's padded pictures, at most 512 kB or
  // those of one sample, and for all but one its parameters' gradients.
  std::size_t cache_bytes(std::size_t capacity, Mode mode, std::size_t threads = 1) const;

  // input: rows × input size, rows <= cache.capacity. Fills the cache and
  // returns the last layer's output, rows × output_size(), which lies in it.
  // Dropout draws from `random`.
  const float* forward(const KernelTable& kernels, const float* input, std::size_t rows,
                       Cache& cache, Random& random) const;
  // The same with nothing left to chance.
  const float* forward(const KernelTable& kernels, const float* input, std::size_t rows,
                       Cache& cache) const;
  // That with a cache made for inference.
  const float* predict(const KernelTable& kernels, const float* input, std::size_t rows,
                       Cache& cache) const;

  // What the loss reads after forward(): the last activation's input where the
  // loss takes that activation together with itself, else the output.
  const float* loss_input(Loss loss, const Cache& cache, const float* input) const;

  // What the last layer's activation takes, of a cache after forward(): rows × output_size(). Its
  // output where it has none.
  const float* logits(const Cache& cache, const float* input) const;

  // Where the gradient of the loss with respect to loss_input() goes: rows ×
  // output_size(); of input_gradient() that with respect to logits().
  float* loss_gradient(Cache& cache) const { return cache.layers.back().gradient.data(); }

  // The cache's parameter gradients = those of the loss, from loss_gradient() and what forward()
  // left behind, + beta · what they were: 0 begins a batch, 1 adds another slice of it.
  void backward(const KernelTable& kernels, Loss loss, const float* input, std::size_t rows,
                Cache& cache, float beta) const;

  // How something hangs on the input, with the network as predict() sees it: `gradient` (rows ×
  // input size) from loss_gradient(), which is overwritten, and from what forward() left in a cache
  // that was made for Mode::looking_back.
  void input_gradient(const KernelTable& kernels, const float* input, std::size_t rows,
                      Cache& cache, float* gradient) const;

  // What a batch's forward pass has found goes into the parameters that are not trained (moving
  // means); after its last backward().
  void end_batch(const Cache& cache);

  // The regularisers' share of the loss, of what is trained; their gradients are added to the
  // cache's.
  double regularize(const KernelTable& kernels, Cache& cache) const;
  // That share alone.
  double penalty(const KernelTable& kernels) const;

  // The cache's parameter gradients as tensors of the parameters' shapes; zeros of those that are
  // not trained.
  Parameters gradients(const Cache& cache) const;

 private:
  LayerPass layer_pass(const KernelTable& kernels, Cache& cache, std::size_t layer,
                       const float* input, std::size_t rows) const;
  const float* forward_all(const KernelTable& kernels, const float* input, std::size_t rows,
                           Cache& cache, Random* random) const;
  const float* layer_input(const Cache& cache, std::size_t layer, const float* input) const;
  bool is_trainable(std::size_t layer) const;
  // The layers before it learn nothing, so their gradients are of no use.
  std::size_t first_trainable_layer() const;
  // The regularisers' share of the loss; gradient_of(layer, parameter) is where their gradients are
  // added.
  template <typename GradientOf>
  double regularize_into(const KernelTable& kernels, GradientOf&& gradient_of) const;
  // Everything in it planned, nothing allocated.
  void plan_cache(Cache& cache, std::size_t capacity, Mode mode, std::size_t threads) const;
  bool is_fused(Loss loss) const;

  Shape input_shape_;
  std::vector<Layer> layers_;
  std::vector<Shape> output_shapes_;
  std::vector<ParameterList> parameter_lists_;
  Parameters parameters_;
};

}  // namespace descent
