#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/losses/loss.hpp"
#include "engine/model/sequential.hpp"

// A batch's way through a network and back in double, written as one reads it in a book: one loop
// for each sum. Sources: Nielsen, "Neural Networks and Deep Learning", chapter 2, and the
// contracts of engine/kernels/kernels.hpp. Dense, Activation, Dropout and Flatten only.
namespace descent {

// What a layer does with the samples of a batch. Every array has a row for each sample.
struct LayerApart {
  std::size_t inputs = 0, outputs = 0;  // numbers of each sample
  Activation activation = Activation::linear;
  bool has_kernel = false;

  std::vector<float> mask;  // rows × outputs, Dropout: 0, or 1 / (1 − rate); else empty

  // Forward. rows × outputs: what the activation takes, of Dense Σ input · kernel + bias, of the
  // others their input; and what the layer puts out, activation(z) or mask · z.
  std::vector<double> z, a;

  // Backward, of each sample's own loss L_i, before the mean. rows × outputs: ∂L_i/∂a, what the
  // layers behind send back; empty of the last one where the loss takes the activation together
  // with itself (fused_activation()). And δ = ∂L_i/∂z.
  std::vector<double> sent_back, delta;

  // Dense, in the shapes of its parameters, also where they are frozen: the means over the batch,
  // Σ_i δ·input / rows and Σ_i δ / rows, without the regularizer's part.
  std::vector<double> kernel_gradient, bias_gradient;
};

// A layer's weights in double, so that one can move by less than a float's step; empty where it has
// none.
struct DoubleWeights {
  std::vector<double> kernel, bias;  // inputs × units, units
};
std::vector<DoubleWeights> double_weights(const Sequential& model);

// A batch as the first layer and the loss read it.
struct BatchInDouble {
  std::size_t rows = 0;
  std::vector<double> inputs;  // rows × the model's input size
  std::vector<float> targets;  // rows × target_width(): see TargetCode
};

// One for each layer of the model, with their sizes.
std::vector<LayerApart> layers_apart(const Sequential& model);

// What goes into a layer: rows × its inputs.
std::span<const double> input_of(const BatchInDouble& batch, const std::vector<LayerApart>& layers,
                                 std::size_t layer);

// z and a of all layers from `first` on; those before it, and all masks, as they are.
void go_forward(const std::vector<DoubleWeights>& weights, const BatchInDouble& batch,
                std::vector<LayerApart>& layers, std::size_t first = 0);

// The same where, since the last time, only weights of one unit of a Dense layer have changed: its
// sums, and what hangs on them.
void go_forward_from_unit(const std::vector<DoubleWeights>& weights, const BatchInDouble& batch,
                          std::vector<LayerApart>& layers, std::size_t layer, std::size_t unit);

// After go_forward(): the loss L_i of each sample, of Keras's mean over its outputs.
std::vector<double> sample_losses(Loss loss, const BatchInDouble& batch,
                                  const std::vector<LayerApart>& layers);

// After go_forward(): sent_back, delta and the gradients of all layers.
void go_back(Loss loss, const std::vector<DoubleWeights>& weights, const BatchInDouble& batch,
             std::vector<LayerApart>& layers);

// Σ l1·|w| + l2·w² of one number, and its derivative l1·sign(w) + 2·l2·w.
double penalty_of(const Regularizer& regularizer, double weight);
double penalty_slope(const Regularizer& regularizer, double weight);
// The regularizer that holds for a layer's kernel: none where it is frozen or has no kernel.
Regularizer regularizer_in_force(const Sequential& model, std::size_t layer);
// Of all kernels.
double penalty_of(const Sequential& model, const std::vector<DoubleWeights>& weights);

}  // namespace descent
