#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/core/shape.hpp"
#include "engine/layers/layer.hpp"
#include "web/app/state/model_edits.hpp"

// The model as a stack of layer cards: what is written on them, and the edits that their buttons
// make, as new stacks. web/app/state/model_edits.hpp has the edits that every scene shares.
namespace descent {

struct LayerCard {
  std::string name;          // "Dense"
  std::string details;       // "32 · 3×3, relu": of a layer that the card has no controls for
  std::string output_shape;  // "28×28", "128"
  std::size_t parameters = 0;
  bool is_output = false;     // the last Dense layer: its units are the classes
  bool has_controls = false;  // to change its settings with
};

// One per layer; an empty shape from where the layers no longer fit together.
std::vector<LayerCard> layer_cards(const Shape& input_shape, const std::vector<Layer>& layers);
std::size_t parameter_count(const std::vector<LayerCard>& cards);

// The index of the last Dense layer; layers.size() without one.
std::size_t output_layer(const std::vector<Layer>& layers);

std::vector<Layer> with_dropout_rate(std::vector<Layer> layers, std::size_t layer, float rate);

// Before the output layer: a Dense layer like the hidden one before it (64 units and relu without
// one), or a Dropout of 0.2.
std::vector<Layer> with_added_dense(std::vector<Layer> layers);
std::vector<Layer> with_added_dropout(std::vector<Layer> layers);

// A layer of the catalogue put into the stack, where it fits last before the output: pictures'
// before the Flatten layer.
struct AddableLayer {
  std::string name;
  std::string meaning;
  std::vector<Layer> layers;  // the stack with it; as it was where there is no room left
};
// Every kind that fits anywhere, but for Dense and Dropout, which have buttons of their own, and
// Flatten.
std::vector<AddableLayer> addable_layers(const Shape& input_shape,
                                         const std::vector<Layer>& layers);

// Flatten and the output layer stay.
bool can_remove(const std::vector<Layer>& layers, std::size_t layer);

// Enough to try things with, and the cards stay readable.
inline constexpr std::size_t most_stack_layers = 10;

}  // namespace descent
