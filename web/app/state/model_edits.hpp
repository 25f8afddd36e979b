#pragma once

#include <cstddef>
#include <vector>

#include "engine/layers/layer.hpp"

// Edits of a stack of layers, as new stacks: what the network picture's buttons do. "Hidden" layers
// are all Dense layers but the last.
namespace descent {

inline constexpr std::size_t most_hidden_layers = 8;
inline constexpr std::size_t most_hidden_units = 512;  // that the Playground's picture holds

// The steps of − and +, the same both ways: every number up to 16, then four to each
// doubling: 20, 24, 28, 32, 40 … 128 … 512. From a number between two steps
// to the next one.
std::size_t fewer_units(std::size_t units);  // at least 1
std::size_t more_units(std::size_t units, std::size_t most = most_hidden_units);

// Indices of the hidden Dense layers within the stack.
std::vector<std::size_t> hidden_layers(const std::vector<Layer>& layers);

// The Dense layer of that number, counted from 1, the output layer last; layers.size() without one.
std::size_t dense_layer(const std::vector<Layer>& layers, std::size_t number);

// Appends a hidden layer before the output layer: as many units and the same activation as the
// last hidden layer (4, tanh without one).
std::vector<Layer> with_hidden_layer(std::vector<Layer> layers);
std::vector<Layer> without_layer(std::vector<Layer> layers, std::size_t layer);
// A hidden layer together with the layers that belong to it: an Activation, a Dropout.
std::vector<Layer> without_hidden_layer(std::vector<Layer> layers, std::size_t layer);
// Clamped to 1 … limits::units.
std::vector<Layer> with_units(std::vector<Layer> layers, std::size_t layer, std::size_t units);
// Of all hidden layers.
std::vector<Layer> with_activation(std::vector<Layer> layers, Activation activation);
// The activation of the hidden layers; linear without any.
Activation hidden_activation(const std::vector<Layer>& layers);
// Of all layers with a kernel, as Trainer::set_kernel_regularizer() has it.
std::vector<Layer> with_regularizer(std::vector<Layer> layers, Regularizer regularizer);
Regularizer common_regularizer(const std::vector<Layer>& layers);

// What a layer before the output may have: all but softmax, which compares the units of an output.
std::vector<Activation> hidden_activations();

// Whether all layers with a kernel have that one.
bool has_common_regularizer(const std::vector<Layer>& layers);

// --- one layer; one without that setting stays as it is ---
std::vector<Layer> with_layer_activation(std::vector<Layer> layers, std::size_t layer,
                                         Activation activation);
std::vector<Layer> with_layer_regularizer(std::vector<Layer> layers, std::size_t layer,
                                          Regularizer regularizer);
std::vector<Layer> with_kernel_initializer(std::vector<Layer> layers, std::size_t layer,
                                           const Initializer& initializer);
std::vector<Layer> with_bias(std::vector<Layer> layers, std::size_t layer, bool use_bias);
// The rate of the Dropout layer behind it, before the next layer with a kernel; 0 without one.
float dropout_after(const std::vector<Layer>& layers, std::size_t layer);
// Adds, changes, or with a rate of 0 removes that layer. Outputs are never dropped.
std::vector<Layer> with_dropout_after(std::vector<Layer> layers, std::size_t layer, float rate);

}  // namespace descent
