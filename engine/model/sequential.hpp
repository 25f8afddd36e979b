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
#include "engine/model/parameters.hpp"

namespace descent {

// What the forward pass leaves behind for the backward pass, per layer, for up
// to `capacity` rows.
struct LayerCache {
  Tensor pre_activation = no_tensor();  // (capacity, …), last layer, or where the activation's
                                        // gradient reads it: the activation's input; empty where
                                        // that is linear
  Tensor output = no_tensor();          // (capacity, …); empty where it is the layer's
                                        // input as it is
  Tensor mask = no_tensor();      // (capacity, …), Dropout: 0 or 1 / (1 - rate) for each input
  Tensor gradient = no_tensor();  // (capacity, …): of the loss with respect to
                                  // the layer's output
  Tensor patches = no_tensor();   // Conv2D: what is worked on of the input, as
                                  // rows of a matrix, then of its gradient
};
enum class Mode { training, inference };

struct Cache {
  Mode mode = Mode::inference;
  std::size_t capacity = 0;
  std::vector<LayerCache> layers;
};

struct LayerContext;

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
  // Throws an Error unless every shape matches.
  void set_parameters(Parameters parameters);
  std::size_t parameter_count() const;
  std::size_t parameter_count(std::size_t layer) const;

  // Multiply-adds of one sample's forward pass: what a slice of work costs.
  std::uint64_t multiply_adds() const;
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
  // backward() needs.
  Cache make_cache(std::size_t capacity, Mode mode) const;

  // input: rows × input size, rows <= cache.capacity. Fills the cache and
  // returns the last layer's output, rows × output_size(), which lies in it.
  // Dropout draws from `random`.
  const float* forward(const KernelTable& kernels, const float* input, std::size_t rows,
                       Cache& cache, Random& random) const;
  // The same with a cache made for inference, where nothing is random.
  const float* predict(const KernelTable& kernels, const float* input, std::size_t rows,
                       Cache& cache) const;

  // What the loss reads after forward(): the last activation's input where the
  // loss takes that activation together with itself, else the output.
  const float* loss_input(Loss loss, const Cache& cache, const float* input) const;

  // Where the gradient of the loss with respect to loss_input() goes: rows ×
  // output_size().
  float* loss_gradient(Cache& cache) const { return cache.layers.back().gradient.data(); }

  // gradients = those of the loss, from loss_gradient() and what forward() left behind,
  // + beta · gradients: 0 begins a batch, 1 adds another slice of it.
  void backward(const KernelTable& kernels, Loss loss, const float* input, std::size_t rows,
                Cache& cache, float beta, Parameters& gradients) const;

  // The regularisers' share of the loss; their gradients are added to
  // `gradients`.
  double regularize(const KernelTable& kernels, Parameters& gradients) const;

  // Parameters of the right shapes, all zero: a place for gradients.
  Parameters zero_parameters() const;

 private:
  LayerContext layer_context(const KernelTable& kernels, std::size_t layer, std::size_t rows) const;
  const float* layer_input(const Cache& cache, std::size_t layer, const float* input) const;
  // The layers before it have no parameters, so their gradients are of no use.
  std::size_t first_trainable_layer() const;
  bool is_fused(Loss loss) const;

  Shape input_shape_;
  std::vector<Layer> layers_;
  std::vector<Shape> output_shapes_;
  Parameters parameters_;
};

}  // namespace descent
